//! Everything that a user could notice, in one binary.
