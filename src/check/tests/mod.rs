//! The static check, tried.
