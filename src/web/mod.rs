//! The pages: routes, filters, templates, downloads.
