//! Lists as CSV and JSON: columns are data, one list for pages, downloads and commands.
