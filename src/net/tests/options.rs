//! setsockopt and getsockopt.

use super::*;
use crate::journal::call::OptionValue;

#[test]
fn options_are_set_asked_and_told() {
    let memory = Memory::new();
    let one = socket(&memory, Family::INET, Kind::STREAM);
    let (level, name) = (libc::SOL_SOCKET, libc::SO_REUSEADDR);
    assert_eq!(one.option(level, name).unwrap(), 0);
    tells(&memory, &one, Operation::GetOption { level, name }, Ok(Returned::Integer(0)));
    let value = OptionValue::Integer(1);
    one.set_option(level, name, value.clone()).unwrap();
    tells(&memory, &one, Operation::SetOption { level, name, value }, Ok(Returned::Nothing));
    assert_eq!(one.option(level, name).unwrap(), 1);
    assert_eq!(one.option(level, libc::SO_TYPE).unwrap(), libc::SOCK_STREAM);

    // struct linger: on, 3 seconds.
    let linger: Vec<u8> = [1i32, 3].iter().flat_map(|number| number.to_ne_bytes()).collect();
    one.set_option(level, libc::SO_LINGER, OptionValue::Bytes(linger.clone())).unwrap();
    assert_eq!(one.option_bytes(level, libc::SO_LINGER, 8).unwrap(), linger);
    let operation = Operation::GetOption { level, name: libc::SO_LINGER };
    tells(&memory, &one, operation, Ok(Returned::Bytes(linger)));
    // An option of one byte still reads as a number (IP_TTL with one byte is Linux's habit for small buffers).
    assert_eq!(one.option_bytes(libc::IPPROTO_IP, libc::IP_TTL, 1).unwrap(), [64]);
}

#[test]
fn options_that_are_not_there_are_refused() {
    let memory = Memory::new();
    let (one, _other) = pair(&memory, Kind::STREAM);
    fails(&memory, one.option(libc::SOL_SOCKET, 9999), "getsockopt", libc::ENOPROTOOPT);
    fails(&memory, one.option_bytes(libc::SOL_SOCKET, 9999, 8), "getsockopt", libc::ENOPROTOOPT);
    let one_byte = OptionValue::Bytes(vec![1]);
    fails(&memory, one.set_option(libc::SOL_SOCKET, libc::SO_REUSEADDR, one_byte), "setsockopt", libc::EINVAL);
    one.close().unwrap();
    fails(
        &memory,
        one.set_option(libc::SOL_SOCKET, libc::SO_REUSEADDR, OptionValue::Integer(1)),
        "setsockopt",
        libc::EBADF,
    );
    fails(&memory, one.option(libc::SOL_SOCKET, libc::SO_TYPE), "getsockopt", libc::EBADF);
}
