//! The words for people that are inside the program: messages, lessons, pages. `build.rs` packs them.

/// A folder that was packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pack {
    /// `locales/es`.
    Spanish,
    /// `locales/en`.
    English,
    /// `lessons`.
    Lessons,
    /// `assets/web`.
    Web,
}

impl Pack {
    fn bytes(self) -> &'static [u8] {
        match self {
            Pack::Spanish => include_bytes!(concat!(env!("OUT_DIR"), "/es.pack")),
            Pack::English => include_bytes!(concat!(env!("OUT_DIR"), "/en.pack")),
            Pack::Lessons => include_bytes!(concat!(env!("OUT_DIR"), "/lessons.pack")),
            Pack::Web => include_bytes!(concat!(env!("OUT_DIR"), "/web.pack")),
        }
    }
}

/// The files of a pack: their paths below its folder, and their bytes.
pub fn files(pack: Pack) -> Vec<(String, Vec<u8>)> {
    // A pack that is not whole has no files: a test says that they are all there.
    let content = miniz_oxide::inflate::decompress_to_vec(pack.bytes()).unwrap_or_default();
    let mut rest = content.as_slice();
    let mut files = Vec::new();
    while let Some((path, content, after)) = first(rest) {
        files.push((String::from_utf8_lossy(path).into_owned(), content.to_vec()));
        rest = after;
    }
    files
}

/// The first file's path and content, and what comes after.
fn first(pack: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let (path, rest) = pack.split_first_chunk()?;
    let (content, rest) = rest.split_first_chunk()?;
    let [path, content] = [path, content].map(|length| u32::from_le_bytes(*length) as usize);
    let (path, rest) = rest.split_at_checked(path)?;
    let (content, rest) = rest.split_at_checked(content)?;
    Some((path, content, rest))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use super::*;

    fn read(root: &Path, folder: &Path, into: &mut BTreeMap<String, Vec<u8>>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(root, &path, into);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                into.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }

    #[test]
    fn every_file_is_inside_as_it_stands_in_its_folder() {
        let packs = [
            (Pack::Spanish, "locales/es"),
            (Pack::English, "locales/en"),
            (Pack::Lessons, "lessons"),
            (Pack::Web, "assets/web"),
        ];
        for (pack, folder) in packs {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            let mut there = BTreeMap::new();
            read(&root, &root, &mut there);
            assert!(!there.is_empty());
            assert_eq!(files(pack).into_iter().collect::<BTreeMap<_, _>>(), there, "{folder}");
        }
    }

    #[test]
    fn a_pack_that_is_cut_gives_what_it_holds() {
        let mut pack = Vec::new();
        for text in ["es.md", "hola"] {
            pack.extend((text.len() as u32).to_le_bytes());
        }
        pack.extend(b"es.mdhola");
        assert_eq!(first(&pack), Some((&b"es.md"[..], &b"hola"[..], &[][..])));
        (0..pack.len()).for_each(|length| assert_eq!(first(&pack[..length]), None));
    }
}
