//! Workbooks and Word documents in the browser.
#![forbid(unsafe_code)]
