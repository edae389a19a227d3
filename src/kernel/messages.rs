//! Messages with what goes along with them: sendmsg(2) and recvmsg(2) with control data (cmsg(3)).

use std::io;
use std::os::fd::RawFd;

use socket2::SockAddr;

/// A piece of control data: descriptors, credentials, what came with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// SOL_SOCKET, IPPROTO_IPV6…
    pub level: i32,
    /// SCM_RIGHTS, IPV6_PKTINFO…
    pub kind: i32,
    /// Its bytes.
    pub data: Vec<u8>,
}

/// A message that came.
#[derive(Debug)]
pub struct Message {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What came along.
    pub control: Vec<Control>,
    /// MSG_TRUNC, MSG_CTRUNC, MSG_EOR… as the kernel set them.
    pub flags: i32,
    /// Whom it is from; of no family where the kernel does not say.
    pub from: SockAddr,
}

/// `struct cmsghdr` (cmsg(3)): a length of a word, two ints, and then the data, all of it aligned to words.
const WORD: usize = size_of::<usize>();

fn aligned(length: usize) -> usize {
    length.next_multiple_of(WORD)
}

/// CMSG_LEN: what a piece of so many bytes says is its length.
pub fn length_of(data: usize) -> usize {
    aligned(size_of::<libc::cmsghdr>()) + data
}

/// CMSG_SPACE: how much room it takes.
pub fn space_of(data: usize) -> usize {
    aligned(size_of::<libc::cmsghdr>()) + aligned(data)
}

/// Words, so that what is in them is aligned as `struct cmsghdr` must be.
fn room(bytes: usize) -> io::Result<Vec<usize>> {
    let words = bytes.div_ceil(WORD);
    let mut room = Vec::new();
    room.try_reserve_exact(words).map_err(|_| io::Error::from_raw_os_error(libc::ENOMEM))?;
    room.resize(words, 0);
    Ok(room)
}

fn empty_header() -> libc::msghdr {
    // SAFETY: a msghdr of zeros has null pointers and lengths of 0.
    unsafe { std::mem::zeroed() }
}

/// Sends the bytes as one message, with control data, to an address or to the other end.
pub fn send(fd: RawFd, bytes: &[u8], control: &[Control], flags: i32, address: Option<&SockAddr>) -> io::Result<usize> {
    let mut vector = libc::iovec { iov_base: bytes.as_ptr().cast_mut().cast(), iov_len: bytes.len() };
    let total: usize = control.iter().map(|piece| space_of(piece.data.len())).sum();
    let mut words = room(total)?;
    let mut header = empty_header();
    header.msg_iov = &mut vector;
    header.msg_iovlen = 1;
    if let Some(address) = address {
        header.msg_name = address.as_ptr().cast_mut().cast();
        header.msg_namelen = address.len();
    }
    if !control.is_empty() {
        header.msg_control = words.as_mut_ptr().cast();
        header.msg_controllen = total as _;
    }
    // SAFETY: the room is zeroed, aligned, and the sum of CMSG_SPACE of all pieces, so that CMSG_FIRSTHDR and CMSG_NXTHDR
    // (which get what they gave) stay within it, and each piece's data fits behind its header. The kernel only reads what
    // the header points to, all of which outlives the call.
    unsafe {
        let mut place = libc::CMSG_FIRSTHDR(&header);
        for piece in control {
            let Some(here) = place.as_mut() else { break };
            here.cmsg_level = piece.level;
            here.cmsg_type = piece.kind;
            here.cmsg_len = length_of(piece.data.len()) as _;
            std::ptr::copy_nonoverlapping(piece.data.as_ptr(), libc::CMSG_DATA(place), piece.data.len());
            place = libc::CMSG_NXTHDR(&header, place);
        }
        match libc::sendmsg(fd, &header, flags) {
            sent if sent < 0 => Err(io::Error::last_os_error()),
            sent => Ok(sent as usize),
        }
    }
}

/// Receives a message of at most `size` bytes, with room for so many bytes of control data.
#[allow(clippy::unnecessary_cast, reason = "these lengths are words on Linux and socklen_t elsewhere")]
pub fn receive(fd: RawFd, size: usize, control_room: usize, flags: i32) -> io::Result<Message> {
    let mut bytes: Vec<u8> = Vec::new();
    bytes.try_reserve_exact(size).map_err(|_| io::Error::from_raw_os_error(libc::ENOMEM))?;
    bytes.resize(size, 0);
    let mut words = room(control_room)?;
    let mut vector = libc::iovec { iov_base: bytes.as_mut_ptr().cast(), iov_len: size };
    let mut header = empty_header();
    header.msg_iov = &mut vector;
    header.msg_iovlen = 1;
    if control_room > 0 {
        header.msg_control = words.as_mut_ptr().cast();
        header.msg_controllen = control_room as _;
    }
    // SAFETY: the header points to buffers of the lengths it says, all of which outlive the call, and to `storage`, which
    // has room for any address. Afterwards CMSG_FIRSTHDR and CMSG_NXTHDR stay within msg_controllen, and the data of each
    // piece is cut to what is left of the room.
    unsafe {
        let (count, from) = SockAddr::try_init(|storage, length| {
            header.msg_name = storage.cast();
            header.msg_namelen = *length;
            let count = libc::recvmsg(fd, &mut header, flags);
            if count < 0 {
                return Err(io::Error::last_os_error());
            }
            *length = header.msg_namelen;
            Ok(count as usize)
        })?;
        let mut control = Vec::new();
        let end = words.as_ptr() as usize + (header.msg_controllen as usize).min(control_room);
        let mut place = libc::CMSG_FIRSTHDR(&header);
        while let Some(here) = place.as_ref() {
            let data = libc::CMSG_DATA(place);
            let length = (here.cmsg_len as usize).saturating_sub(length_of(0)).min(end.saturating_sub(data as usize));
            let data = std::slice::from_raw_parts(data, length).to_vec();
            control.push(Control { level: here.cmsg_level, kind: here.cmsg_type, data });
            place = libc::CMSG_NXTHDR(&header, place);
        }
        // With MSG_TRUNC as a flag the count may exceed the buffer.
        bytes.truncate(count);
        bytes.shrink_to_fit();
        Ok(Message { bytes, control, flags: header.msg_flags, from })
    }
}

#[cfg(test)]
mod tests {
    use std::os::fd::AsRawFd;
    use std::os::unix::net::UnixStream;

    use super::*;

    #[test]
    fn descriptors_go_along_with_bytes() {
        let (one, other) = UnixStream::pair().unwrap();
        let fd = one.as_raw_fd().to_ne_bytes().to_vec();
        let piece = Control { level: libc::SOL_SOCKET, kind: libc::SCM_RIGHTS, data: fd };
        assert_eq!(send(one.as_raw_fd(), b"two", &[piece.clone(), piece], 0, None).unwrap(), 3);
        let message = receive(other.as_raw_fd(), 10, 2 * space_of(4), 0).unwrap();
        assert_eq!(message.bytes, b"two");
        assert_eq!(message.flags & libc::MSG_CTRUNC, 0);
        let came: usize = message.control.iter().map(|piece| piece.data.len()).sum();
        assert_eq!(came, 8);
        for piece in &message.control {
            for fd in piece.data.chunks(4) {
                crate::kernel::descriptor::close(i32::from_ne_bytes(fd.try_into().unwrap())).unwrap();
            }
        }
    }

    #[test]
    fn what_has_no_room_is_told() {
        let (one, other) = UnixStream::pair().unwrap();
        let fd = one.as_raw_fd().to_ne_bytes().to_vec();
        let piece = Control { level: libc::SOL_SOCKET, kind: libc::SCM_RIGHTS, data: fd };
        send(one.as_raw_fd(), b"x", &[piece], 0, None).unwrap();
        let message = receive(other.as_raw_fd(), 10, 0, 0).unwrap();
        assert!(message.control.is_empty());
        assert_ne!(message.flags & libc::MSG_CTRUNC, 0);
    }
}
