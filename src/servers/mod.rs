//! Our own servers.
