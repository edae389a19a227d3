//! Reading, tried.
