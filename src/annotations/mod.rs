//! The analyst's layer over the articles: highlights, notes, tags, status, corrections.
