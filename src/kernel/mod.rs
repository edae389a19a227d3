//! The only modules that speak to the kernel directly.
