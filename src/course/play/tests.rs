//! The player with pretended events: a lab of paper that obeys wishes at once.

mod bench;
mod entering;
mod questions;
mod solutions;
mod working;
