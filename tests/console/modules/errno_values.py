import errno, os
for name in ("EPERM", "ENOENT", "EINTR", "EAGAIN", "EWOULDBLOCK", "EACCES", "EEXIST", "EINVAL", "EMFILE", "EPIPE", "ENOTSOCK", "EDESTADDRREQ", "EMSGSIZE", "EPROTOTYPE", "ENOPROTOOPT", "EPROTONOSUPPORT", "EOPNOTSUPP", "EAFNOSUPPORT", "EADDRINUSE", "EADDRNOTAVAIL", "ENETUNREACH", "ECONNABORTED", "ECONNRESET", "ENOBUFS", "EISCONN", "ENOTCONN", "ETIMEDOUT", "ECONNREFUSED", "EHOSTUNREACH", "EALREADY", "EINPROGRESS", "EBADF"):
    number = getattr(errno, name)
    print(name, number, errno.errorcode[number], os.strerror(number))
print(errno.EAGAIN == errno.EWOULDBLOCK, type(errno.errorcode), errno.errorcode.get(99999), os.strerror(0), os.strerror(99999))
try:
    errno.ENOTHING
except AttributeError as error:
    print(error)
try:
    os.strerror("x")
except TypeError as error:
    print(error)
try:
    raise OSError(errno.EADDRINUSE, os.strerror(errno.EADDRINUSE))
except OSError as error:
    print(error, error.errno == errno.EADDRINUSE, errno.errorcode[error.errno])
