//! Stage 6: puts a whole site in place of the old one.
