//! The judge, tried: first the goals of the lessons, then each predicate.

mod assignment;
mod bench;
mod cliente;
mod familias;
mod floods;
mod predicates;
mod tipos;
