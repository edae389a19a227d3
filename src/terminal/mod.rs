//! Raw mode, input, frames.
