//! Names the embedded folders, so that a new file in one of them is seen by cargo.

fn main() {
    for folder in ["locales", "assets", "lessons"] {
        println!("cargo:rerun-if-changed={folder}");
        if let Ok(entries) = std::fs::read_dir(folder) {
            for entry in entries.flatten().filter(|entry| entry.path().is_dir()) {
                println!("cargo:rerun-if-changed={}", entry.path().display());
            }
        }
    }
}
