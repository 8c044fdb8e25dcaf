//! Stage 4: what must hold across the whole library.
