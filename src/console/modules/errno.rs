//! The `errno` module: this system's numbers by name, and their names by number.

use crate::console::dictionary::Dictionary;
use crate::console::operators::key_of;
use crate::console::value::{Module, Value};

/// The module.
pub static MODULE: Module = Module {
    name: "errno",
    get: |_, name| match name {
        "errorcode" => Some(codes()),
        _ => all().find(|(known, _)| *known == name).map(|(_, number)| Value::Int((*number).into())),
    },
    names: || all().map(|(name, _)| *name).chain(["errorcode"]).collect(),
};

fn all() -> impl Iterator<Item = &'static (&'static str, i32)> {
    NAMES.iter().chain(LINUX).chain(TWINS)
}

/// `errno.errorcode`: of two names of a number it has CPython's choice.
fn codes() -> Value {
    let mut codes = Dictionary::new();
    for (name, number) in NAMES.iter().chain(LINUX).chain(&TWINS[1..]) {
        let number = Value::Int((*number).into());
        if let Ok(key) = key_of(&number) {
            drop(codes.set(key, number, Value::text(name)));
        }
    }
    Value::dict(codes)
}

macro_rules! errnos {
    ($($name:ident)*) => { &[$((stringify!($name), libc::$name)),*] };
}

/// Those of every system.
static NAMES: &[(&str, i32)] = errnos! {
    E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBADMSG EBUSY ECANCELED ECHILD
    ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDESTADDRREQ EDOM EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH
    EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR ELOOP EMFILE EMLINK EMSGSIZE EMULTIHOP ENAMETOOLONG
    ENETDOWN ENETRESET ENETUNREACH ENFILE ENOBUFS ENODATA ENODEV ENOENT ENOEXEC ENOLCK ENOLINK ENOMEM ENOMSG
    ENOPROTOOPT ENOSPC ENOSR ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTRECOVERABLE ENOTSOCK ENOTTY ENXIO
    EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMOTE EROFS
    ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESTALE ETIME ETIMEDOUT ETOOMANYREFS ETXTBSY EUSERS EXDEV
};

/// Linux's own.
#[cfg(target_os = "linux")]
static LINUX: &[(&str, i32)] = errnos! {
    EDEADLOCK
    EADV EBADE EBADFD EBADR EBADRQC EBADSLT EBFONT ECHRNG ECOMM EDOTDOT EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED
    EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG EMEDIUMTYPE ENAVAIL ENOANO ENOCSI
    ENOKEY ENOMEDIUM ENONET ENOPKG ENOTNAM ENOTUNIQ EREMCHG EREMOTEIO ERESTART ERFKILL ESRMNT ESTRPIPE EUCLEAN
    EUNATCH EXFULL
};
#[cfg(not(target_os = "linux"))]
static LINUX: &[(&str, i32)] = &[];

/// Further names of numbers that have one already.
static TWINS: &[(&str, i32)] = errnos! { EWOULDBLOCK ENOTSUP };
