//! The instrumented socket.
