//! Keeps the binary within its bound.
//!
//! - Packs the words for people into the program: each folder of them as one compressed file, which
//!   `src/i18n/embedded.rs` unpacks. They are more than half a megabyte of text.
//! - Packs the relocations of a position-independent program, another half megabyte, where the C library can read
//!   that form.
//! - Leaves out of the release the tables for unwinding a stack, 0.8 MB that nothing reads: a panic ends the program.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The name under which a folder is packed, and the folder.
const PACKS: [(&str, &str); 4] =
    [("es", "locales/es"), ("en", "locales/en"), ("lessons", "lessons"), ("web", "assets/web")];

/// miniz's slowest and smallest.
const LEVEL: u8 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo gives OUT_DIR")?);
    for (name, folder) in PACKS {
        let mut pack = Vec::new();
        add(Path::new(folder), Path::new(folder), &mut pack)?;
        fs::write(out.join(name).with_extension("pack"), miniz_oxide::deflate::compress_to_vec(&pack, LEVEL))?;
    }
    if packed_relocations_are_read() {
        println!("cargo:rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }
    if variable("PROFILE") == "release" && variable("CARGO_CFG_TARGET_ENV") == "gnu" && !links_with_mold() {
        let script = out.join("no_unwind_tables.ld");
        fs::write(&script, NO_UNWIND_TABLES)?;
        println!("cargo:rustc-link-arg-bins=-Wl,-T,{}", script.display());
    }
    Ok(())
}

/// What GNU ld and LLVM's lld leave out: what a compiler writes for unwinding (System V ABI, AMD64 supplement, «Special
/// Sections»), and the index that a linker makes of it.
const NO_UNWIND_TABLES: &str =
    "SECTIONS { /DISCARD/ : { *(.eh_frame) *(.eh_frame_hdr) *(.gcc_except_table*) } } INSERT AFTER .text;\n";

/// Whether the program is linked by mold, which reads no such script.
fn links_with_mold() -> bool {
    variable("CARGO_ENCODED_RUSTFLAGS").contains("mold")
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

/// Whether the program's loader knows DT_RELR: glibc's does since 2.36 (its NEWS). An older one would refuse the
/// program, so whoever cannot say its version, or builds for another machine, gets the long form.
fn packed_relocations_are_read() -> bool {
    if variable("CARGO_CFG_TARGET_ENV") != "gnu" || variable("HOST") != variable("TARGET") {
        return false;
    }
    let Ok(answer) = Command::new("getconf").arg("GNU_LIBC_VERSION").output() else { return false };
    let answer = String::from_utf8_lossy(&answer.stdout);
    let version = answer.trim().strip_prefix("glibc ").and_then(|version| version.split_once('.'));
    version.is_some_and(|(major, minor)| major == "2" && minor.parse().is_ok_and(|minor: u32| minor >= 36))
}

/// Adds a folder's files, sorted: of each, the length of its path below `root` and of its content (32 bits, little
/// end first), the path, the content.
fn add(root: &Path, folder: &Path, pack: &mut Vec<u8>) -> Result<(), Box<dyn Error>> {
    // Each folder is named, so that a new file in it is seen by cargo.
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut entries =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, std::io::Error>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            add(root, &entry, pack)?;
            continue;
        }
        println!("cargo:rerun-if-changed={}", entry.display());
        let path = entry.strip_prefix(root)?.to_str().ok_or("a path in UTF-8")?;
        let content = fs::read(&entry)?;
        for length in [path.len(), content.len()] {
            pack.extend(u32::try_from(length)?.to_le_bytes());
        }
        pack.extend(path.as_bytes());
        pack.extend(content);
    }
    Ok(())
}
