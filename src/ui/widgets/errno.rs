//! The symbolic names of errno values, as errno(3) and Python's `errno.errorcode` have them.

/// The name, for those a socket or a file can give; `None` for the others.
pub fn name(errno: i32) -> Option<&'static str> {
    macro_rules! names {
        ($($name:ident),* $(,)?) => {
            // EWOULDBLOCK and ENOTSUP are other names of EAGAIN and EOPNOTSUPP on Linux.
            $(if errno == libc::$name { return Some(stringify!($name)); })*
        };
    }
    names!(
        EPERM,
        ENOENT,
        EINTR,
        EIO,
        EBADF,
        EAGAIN,
        ENOMEM,
        EACCES,
        EFAULT,
        EBUSY,
        EEXIST,
        ENODEV,
        ENOTDIR,
        EISDIR,
        EINVAL,
        ENFILE,
        EMFILE,
        ENOSPC,
        ESPIPE,
        EROFS,
        EPIPE,
        EDOM,
        ERANGE,
        ENAMETOOLONG,
        ENOSYS,
        ELOOP,
        EPROTO,
        EOVERFLOW,
        ENOTSOCK,
        EDESTADDRREQ,
        EMSGSIZE,
        EPROTOTYPE,
        ENOPROTOOPT,
        EPROTONOSUPPORT,
        ESOCKTNOSUPPORT,
        EOPNOTSUPP,
        EPFNOSUPPORT,
        EAFNOSUPPORT,
        EADDRINUSE,
        EADDRNOTAVAIL,
        ENETDOWN,
        ENETUNREACH,
        ENETRESET,
        ECONNABORTED,
        ECONNRESET,
        ENOBUFS,
        EISCONN,
        ENOTCONN,
        ESHUTDOWN,
        ETIMEDOUT,
        ECONNREFUSED,
        EHOSTDOWN,
        EHOSTUNREACH,
        EALREADY,
        EINPROGRESS,
        ECANCELED,
    );
    None
}

/// The name, or `errno` and the number.
pub fn label(errno: i32) -> String {
    name(errno).map_or_else(|| format!("errno {errno}"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown() {
        assert_eq!(label(libc::ECONNREFUSED), "ECONNREFUSED");
        assert_eq!(label(libc::EWOULDBLOCK), "EAGAIN");
        assert_eq!(label(99_999), "errno 99999");
    }
}
