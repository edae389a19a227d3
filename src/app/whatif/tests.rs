//! Experiments on the pretended lab.
