//! Bytes of a file become numbered lines. The only room that knows file formats.
