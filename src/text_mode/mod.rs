//! enchufe without a screen: lines of text, for screen readers, pipes and scripts.

pub mod lesson;
pub mod server;
