//! What runs in a program's process.
