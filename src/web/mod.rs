//! The pages: routes, filters, templates, downloads.

mod downloads;
