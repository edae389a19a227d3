//! enchufe: learn Berkeley sockets by holding real ones.
//!
//! The folders and what each may import are told in `ARCHITECTURE.md`; `tests/architecture.rs` keeps them.

pub mod app;
pub mod backstage;
pub mod check;
pub mod cli;
pub mod console;
pub mod copied;
pub mod course;
pub mod i18n;
pub mod journal;
pub mod kernel;
pub mod lab;
pub mod modes;
pub mod net;
pub mod program;
pub mod program_file;
pub mod servers;
pub mod session;
pub mod settings;
pub mod terminal;
pub mod text_mode;
pub mod ui;
