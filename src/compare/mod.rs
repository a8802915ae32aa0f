//! Reports beside each other: aligned rows and typed segments.
