//! Pieces of drawing that know nothing of the journal's projections.

pub mod address;
pub mod canvas;
pub mod comparison;
pub mod footer;
pub mod frame;
pub mod gauge;
pub mod markdown;
pub mod numbers;
pub mod options;
pub mod popup;
pub mod python_bytes;
pub mod safe_text;
pub mod spotted;
pub mod steps;
pub mod tabs;
pub mod ticks;
pub mod window;
pub mod wrap;
