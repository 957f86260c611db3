//! Finding words in an article and across the collection.
