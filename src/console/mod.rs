//! Python's syntax, evaluated by us over real sockets.
