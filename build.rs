//! Packs the words for people into the program: each folder of them as one compressed file, which
//! `src/i18n/embedded.rs` unpacks. They are more than half a megabyte of text, and the binary has a bound.

use std::error::Error;
use std::path::{Path, PathBuf};
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
    Ok(())
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
