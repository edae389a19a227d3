//! What of the course lies on disk: a teacher's own lessons, and the progress.

mod folder;
pub mod progress;

pub use folder::read_folder;

#[cfg(test)]
mod tests;
