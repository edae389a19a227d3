//! Pieces of drawing that know nothing of the journal's projections.

pub mod address;
pub mod canvas;
pub mod footer;
pub mod frame;
pub mod gauge;
pub mod numbers;
pub mod popup;
pub mod python_bytes;
pub mod safe_text;
pub mod tabs;
pub mod window;
pub mod wrap;
