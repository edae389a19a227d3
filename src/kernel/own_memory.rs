//! How much memory this process holds. No descriptor is opened for it: the program's own begin at the lowest free number.

/// What the process has taken of its heap and not given back, in bytes.
///
/// glibc says it exactly (`mallinfo2` of mallinfo(3)), at the cost of a walk over what is free; elsewhere it is the most that
/// the process ever held, which never falls.
pub fn held() -> u64 {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    {
        // SAFETY: it takes nothing and gives a struct of numbers.
        let heap = unsafe { libc::mallinfo2() };
        // What malloc got in pieces, and what it asked of mmap(2) for large values.
        (heap.uordblks as u64).saturating_add(heap.hblkhd as u64)
    }
    #[cfg(not(all(target_os = "linux", target_env = "gnu")))]
    {
        most_resident()
    }
}

/// The most memory that the process ever had in use at once, in bytes (`ru_maxrss` of getrusage(2)): one system call,
/// whatever the heap looks like. 0 where the system does not tell.
pub fn most_resident() -> u64 {
    // macOS tells bytes, the others kibibytes.
    const UNIT: u64 = if cfg!(target_os = "macos") { 1 } else { 1024 };
    // SAFETY: a struct of numbers, for which all zeros is a value; the call only fills it.
    unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        if libc::getrusage(libc::RUSAGE_SELF, &mut usage) == 0 { usage.ru_maxrss.max(0) as u64 * UNIT } else { 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_held() {
        const SIZE: usize = 64 << 20;
        let taken = std::hint::black_box(vec![1_u8; SIZE]);
        assert!(held() >= SIZE as u64);
        assert!(most_resident() >= SIZE as u64);
        drop(taken);
    }
}
