//! The machine's network interfaces by name.

use std::ffi::CStr;

/// Every interface with its index (if_nameindex(3)).
pub fn all() -> Vec<(u32, String)> {
    let mut found = Vec::new();
    // SAFETY: the list ends with an entry whose index is 0, its names end with NUL, and it is freed once, after the copies.
    unsafe {
        let list = libc::if_nameindex();
        let mut entry = list;
        while !entry.is_null() && (*entry).if_index != 0 && !(*entry).if_name.is_null() {
            let name = CStr::from_ptr((*entry).if_name).to_string_lossy().into_owned();
            found.push(((*entry).if_index, name));
            entry = entry.add(1);
        }
        if !list.is_null() {
            libc::if_freenameindex(list);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_machine_has_its_loopback() {
        assert!(super::all().iter().any(|(index, name)| *index > 0 && name.starts_with("lo")));
    }
}
