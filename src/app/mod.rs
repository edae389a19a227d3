//! The model of the screen, and how a message changes it.
