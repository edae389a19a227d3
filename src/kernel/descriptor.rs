//! Descriptors by number, as Python holds them, and the socket calls socket2 has no safe form for.

use std::io;
use std::mem::MaybeUninit;
use std::os::fd::{BorrowedFd, RawFd};

use socket2::{MaybeUninitSlice, SockAddr, SockRef, Socket};

/// Runs `work` on a descriptor number.
///
/// Python's socket object is a number: another thread may close it meanwhile, and the kernel then says
/// EBADF or acts on whatever has the number now. We teach that truth, so we hold numbers too.
pub fn with_socket<T>(fd: RawFd, work: impl FnOnce(&SockRef<'_>) -> io::Result<T>) -> io::Result<T> {
    if fd < 0 {
        return Err(io::Error::from_raw_os_error(libc::EBADF));
    }
    // SAFETY: the number is only handed to system calls for the length of `work`; no memory depends on it,
    // and the kernel checks it at each call.
    let borrowed = unsafe { BorrowedFd::borrow_raw(fd) };
    work(&SockRef::from(&borrowed))
}

/// Takes the number out of an owned socket.
pub fn into_number(socket: Socket) -> RawFd {
    use std::os::fd::IntoRawFd;
    socket.into_raw_fd()
}

/// Closes a number. Like CPython, it does not retry: after EINTR Linux has closed it already (close(2)).
pub fn close(fd: RawFd) -> io::Result<()> {
    // SAFETY: closing a number affects no memory; the caller owns the number by Python's rules.
    check(unsafe { libc::close(fd) }).map(drop)
}

/// A further number for the same socket, closed on exec (what `socket.dup` does, fcntl(2)).
pub fn duplicate(fd: RawFd) -> io::Result<RawFd> {
    // SAFETY: plain numbers.
    check(unsafe { libc::fcntl(fd, libc::F_DUPFD_CLOEXEC, 0) })
}

/// The inode behind a number, or 0.
pub fn inode(fd: RawFd) -> u64 {
    // SAFETY: fstat fills the zeroed struct it is given.
    unsafe {
        let mut stat: libc::stat = std::mem::zeroed();
        if libc::fstat(fd, &mut stat) == 0 { stat.st_ino } else { 0 }
    }
}

/// Reads at most `size` bytes into a fresh vector; says too how many the kernel counted, which with MSG_TRUNC as a flag may
/// be more.
pub fn receive(socket: &SockRef<'_>, size: usize, flags: i32) -> io::Result<(Vec<u8>, usize)> {
    let mut buffer = room(size, flags)?;
    let count = socket.recv_with_flags(&mut buffer.spare_capacity_mut()[..size], flags)?;
    // SAFETY: the kernel filled the first `count` bytes, or `room` did; the min keeps within the capacity.
    unsafe { buffer.set_len(count.min(size)) };
    shrink(&mut buffer);
    Ok((buffer, count))
}

/// Reads one message of at most `size` bytes; says whether its rest was cut off (MSG_TRUNC, recvmsg(2)), and the kernel's
/// count.
pub fn receive_message(socket: &SockRef<'_>, size: usize, flags: i32) -> io::Result<(Vec<u8>, bool, usize)> {
    let mut buffer = room(size, flags)?;
    let (count, out) = {
        let mut slices = [MaybeUninitSlice::new(&mut buffer.spare_capacity_mut()[..size])];
        socket.recv_vectored_with_flags(&mut slices, flags)?
    };
    // SAFETY: as in `receive`; with MSG_TRUNC as a flag the count may exceed the buffer, hence the min.
    unsafe { buffer.set_len(count.min(size)) };
    shrink(&mut buffer);
    Ok((buffer, out.is_truncated(), count))
}

/// Reads one message and whom it is from.
pub fn receive_message_from(socket: &SockRef<'_>, size: usize, flags: i32) -> io::Result<(Vec<u8>, bool, SockAddr)> {
    let mut buffer = room(size, flags)?;
    let (count, out, from) = {
        let mut slices = [MaybeUninitSlice::new(&mut buffer.spare_capacity_mut()[..size])];
        socket.recv_from_vectored_with_flags(&mut slices, flags)?
    };
    // SAFETY: as in `receive_message`.
    unsafe { buffer.set_len(count.min(size)) };
    shrink(&mut buffer);
    Ok((buffer, out.is_truncated(), from))
}

/// An empty buffer with room for `size` bytes. ENOMEM where there is none: `recv(10**14)` is a mistake that a
/// program survives.
fn room(size: usize, flags: i32) -> io::Result<Vec<u8>> {
    let mut buffer = Vec::new();
    buffer.try_reserve_exact(size).map_err(|_| io::Error::from_raw_os_error(libc::ENOMEM))?;
    if flags & libc::MSG_TRUNC != 0 {
        // TCP then counts the bytes and drops them without filling the buffer (tcp(7)).
        buffer.spare_capacity_mut().fill(MaybeUninit::new(0));
    }
    Ok(buffer)
}

/// `recv(65536)` that brought 13 bytes must not keep 64 kB for them.
fn shrink(buffer: &mut Vec<u8>) {
    if buffer.capacity() > 1024 && buffer.len() < buffer.capacity() / 2 {
        buffer.shrink_to_fit();
    }
}

/// Waits until a number is ready (`POLLIN`, `POLLOUT`) or `timeout_ms` passed (-1: for ever). False: it passed.
pub fn wait_ready(fd: RawFd, events: i16, timeout_ms: i32) -> io::Result<bool> {
    let mut poll = libc::pollfd { fd, events, revents: 0 };
    // SAFETY: one pollfd, alive for the call.
    check(unsafe { libc::poll(&mut poll, 1, timeout_ms) }).map(|ready| ready > 0)
}

/// A number to watch, what for (`POLLIN`, `POLLOUT`, `POLLPRI`), and what poll(2) says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The number.
    pub fd: RawFd,
    /// What is waited for.
    pub events: i16,
    /// What there is.
    pub ready: i16,
}

/// Waits until one of some numbers is ready or `timeout_ms` passed (-1: for ever); says how many are.
pub fn wait_any(watched: &mut [Watched], timeout_ms: i32) -> io::Result<usize> {
    let mut polls: Vec<libc::pollfd> =
        watched.iter().map(|one| libc::pollfd { fd: one.fd, events: one.events, revents: 0 }).collect();
    // SAFETY: pointer and length are of one vector, alive for the call.
    let ready = check(unsafe { libc::poll(polls.as_mut_ptr(), polls.len() as libc::nfds_t, timeout_ms) })?;
    for (one, poll) in watched.iter_mut().zip(&polls) {
        one.ready = poll.revents;
    }
    Ok(ready as usize)
}

/// select(2) itself: for each of the three sets, which of its numbers came back in it. Numbers from FD_SETSIZE up are left
/// out: the set has no bit for them.
pub fn select(sets: &[&[RawFd]; 3], timeout: Option<std::time::Duration>) -> io::Result<[Vec<bool>; 3]> {
    let fits = |fd: RawFd| (0..libc::FD_SETSIZE as RawFd).contains(&fd);
    let mut time = timeout.map(|timeout| libc::timeval {
        tv_sec: libc::time_t::try_from(timeout.as_secs()).unwrap_or(libc::time_t::MAX),
        tv_usec: timeout.subsec_nanos().div_ceil(1000).min(999_999) as _,
    });
    // SAFETY: an fd_set of zeros is empty; only numbers with a bit of their own are set and asked for; the three sets and
    // the time outlive the call.
    unsafe {
        let mut bits: [libc::fd_set; 3] = std::mem::zeroed();
        let mut end = 0;
        for (bits, set) in bits.iter_mut().zip(sets) {
            for fd in set.iter().copied().filter(|fd| fits(*fd)) {
                libc::FD_SET(fd, bits);
                end = end.max(fd + 1);
            }
        }
        let [readers, writers, exceptional] = &mut bits;
        let time = time.as_mut().map_or(std::ptr::null_mut(), |time| time as *mut libc::timeval);
        check(libc::select(end, readers, writers, exceptional, time))?;
        let came = |place: usize| {
            sets[place].iter().map(|fd| fits(*fd) && libc::FD_ISSET(*fd, &bits[place])).collect::<Vec<bool>>()
        };
        Ok([came(0), came(1), came(2)])
    }
}

/// What fcntl(2) answers to a command that takes and gives a plain number: of flags, of descriptors, of the owner.
pub fn flags(fd: RawFd, command: i32, argument: i32) -> io::Result<i32> {
    match command {
        libc::F_GETFD | libc::F_SETFD | libc::F_GETFL | libc::F_SETFL => {}
        libc::F_DUPFD | libc::F_DUPFD_CLOEXEC | libc::F_GETOWN | libc::F_SETOWN => {}
        _ => return Err(io::Error::from_raw_os_error(libc::EINVAL)),
    }
    // SAFETY: these commands take and give plain numbers.
    check(unsafe { libc::fcntl(fd, command, argument) })
}

/// An option's bytes, at most `size` of them (getsockopt(2)).
pub fn option(fd: RawFd, level: i32, name: i32, size: usize) -> io::Result<Vec<u8>> {
    let mut buffer: Vec<MaybeUninit<u8>> = vec![MaybeUninit::zeroed(); size];
    let mut length = size as libc::socklen_t;
    // SAFETY: the buffer is `length` bytes long and zeroed, so every byte is initialised whatever the kernel writes.
    unsafe {
        check(libc::getsockopt(fd, level, name, buffer.as_mut_ptr().cast(), &mut length))?;
        Ok(buffer[..(length as usize).min(size)].iter().map(|byte| byte.assume_init()).collect())
    }
}

/// SO_COOKIE (asm-generic/socket.h, Linux ≥ 4.12): a number that no other socket of this boot has.
#[cfg(target_os = "linux")]
pub fn cookie(fd: RawFd) -> Option<u64> {
    const SO_COOKIE: i32 = 57;
    let bytes = option(fd, libc::SOL_SOCKET, SO_COOKIE, 8).ok()?;
    Some(u64::from_ne_bytes(bytes.try_into().ok()?))
}

/// Sets an option to these bytes (setsockopt(2)).
pub fn set_option(fd: RawFd, level: i32, name: i32, value: &[u8]) -> io::Result<()> {
    // SAFETY: pointer and length are of one slice.
    check(unsafe { libc::setsockopt(fd, level, name, value.as_ptr().cast(), value.len() as libc::socklen_t) }).map(drop)
}

/// Python's `setsockopt(level, name, None, length)`: a null pointer with a length.
pub fn set_option_null(fd: RawFd, level: i32, name: i32, length: u32) -> io::Result<()> {
    // SAFETY: the kernel takes a null option value as such and answers EFAULT where it needs one.
    check(unsafe { libc::setsockopt(fd, level, name, std::ptr::null(), length) }).map(drop)
}

/// An ioctl that writes one int: FIONREAD and SIOCOUTQ (tcp(7)).
pub fn ioctl_int(fd: RawFd, request: libc::Ioctl) -> io::Result<i32> {
    let mut value: libc::c_int = 0;
    // SAFETY: the two requests used by this crate write one int.
    check(unsafe { libc::ioctl(fd, request, &mut value) })?;
    Ok(value)
}

/// An ioctl that reads and writes at most `size` bytes at the beginning of a buffer, which has no pointer in it.
pub fn ioctl_buffer(fd: RawFd, request: libc::Ioctl, buffer: &mut [u8], size: usize) -> io::Result<()> {
    if buffer.len() < size {
        return Err(io::Error::from_raw_os_error(libc::EINVAL));
    }
    // SAFETY: the buffer is as long as what the request reads and writes, by the caller's word for these requests.
    check(unsafe { libc::ioctl(fd, request, buffer.as_mut_ptr()) }).map(drop)
}

/// What the kernel answers to a request that it does not know for a socket (ENOTTY, EBADF); `None` where it knows it, or
/// where the number is no socket's.
pub fn ioctl_unknown(fd: RawFd, request: libc::Ioctl) -> Option<io::Error> {
    match option(fd, libc::SOL_SOCKET, libc::SO_TYPE, 4) {
        Err(error) if error.raw_os_error() == Some(libc::EBADF) => return Some(error),
        Err(_) => return None,
        Ok(_) => {}
    }
    // SAFETY: with a null pointer the kernel has nowhere to read from or write to: it answers EFAULT.
    let error = check(unsafe { libc::ioctl(fd, request, std::ptr::null_mut::<u8>()) }).err()?;
    (error.raw_os_error() == Some(libc::ENOTTY)).then_some(error)
}

/// The soft limit of open descriptors (RLIMIT_NOFILE).
pub fn limit() -> u64 {
    let mut limit = libc::rlimit { rlim_cur: 1024, rlim_max: 1024 };
    // SAFETY: getrlimit fills the struct it is given.
    unsafe { libc::getrlimit(libc::RLIMIT_NOFILE, &mut limit) };
    limit.rlim_cur
}

/// The system's text for an errno: Python shows the same one.
pub fn strerror(errno: i32) -> String {
    // std's Display appends « (os error N)» to strerror's own text.
    let text = io::Error::from_raw_os_error(errno).to_string();
    match text.rfind(" (os error ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

fn check(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// Who runs this process: user, effective user, group and effective group (getuid(2), getgid(2)).
pub fn identity() -> [u32; 4] {
    // SAFETY: these only answer, and never fail.
    unsafe { [libc::getuid(), libc::geteuid(), libc::getgid(), libc::getegid()] }
}
