//! In and out: the records of a collection in the formats that other programs read.
//!
//! Offsets leave this room as Unicode code points.
