//! Marks that overlap, flattened to segments that don't.
//!
//! A quotation inside a quotation is two spans over the same words, but a word has one background and one line under
//! it, and a click on it means one thing: the innermost mark. Pure; knows no screen.

use crate::article::Span;

/// A stretch of text that belongs to one mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    pub span: Span,
    /// Which of the flattened spans it belongs to, by index.
    pub of: usize,
}

/// Cuts `spans`, in any order, into segments in order of the text, disjoint, each given to the innermost span over it:
/// the one that begins last, and of those that begin together the shortest.
///
/// ```text
///   spans      a-------------a         segments   a--ab----ba-----a
///                 b-----b                            0  1     0
/// ```
///
/// A span that has nothing left (empty, or wholly under others) has no segment. Takes time to sort, then linear.
pub fn flatten(spans: &[Span]) -> Vec<Segment> {
    let mut order: Vec<usize> = (0..spans.len()).filter(|&i| !spans[i].is_empty()).collect();
    order.sort_by_key(|&i| (spans[i].start(), std::cmp::Reverse(spans[i].end())));
    let mut segments = Vec::with_capacity(order.len());
    // The spans that have begun, in the order they began; some may have ended under a later one.
    let mut open: Vec<usize> = Vec::new();
    let mut at = 0;
    for &next in &order {
        close(spans, &mut open, &mut at, spans[next].start(), &mut segments);
        at = spans[next].start();
        open.push(next);
    }
    close(spans, &mut open, &mut at, usize::MAX, &mut segments);
    segments
}

/// Gives the text from `at` to `limit` to the spans that are open over it.
fn close(spans: &[Span], open: &mut Vec<usize>, at: &mut usize, limit: usize, segments: &mut Vec<Segment>) {
    while let Some(&top) = open.last() {
        let end = spans[top].end();
        if end <= *at {
            open.pop();
            continue;
        }
        if *at >= limit {
            return;
        }
        let stop = end.min(limit);
        segments.push(Segment { span: Span::new(*at, stop), of: top });
        *at = stop;
    }
}

/// The segment that holds the byte offset `at`. `segments` are in order and disjoint.
pub fn segment_at(segments: &[Segment], at: usize) -> Option<Segment> {
    let after = segments.partition_point(|segment| segment.span.start() <= at);
    let segment = *segments.get(after.checked_sub(1)?)?;
    segment.span.contains(at).then_some(segment)
}

/// The segments that have a part in `window`, whole.
pub fn within(segments: &[Segment], window: Span) -> &[Segment] {
    let first = segments.partition_point(|segment| segment.span.end() <= window.start());
    let after = segments.partition_point(|segment| segment.span.start() < window.end());
    &segments[first..after.max(first)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One line per span, and the expected owners below: `.` for none. Columns are offsets.
    fn check(drawing: &[&str], expected: &str) {
        let spans: Vec<Span> = drawing
            .iter()
            .map(|line| {
                let start = line.find('-').unwrap_or(line.len());
                Span::new(start, start + line[start..].len())
            })
            .collect();
        let mut got = vec!['.'; expected.len()];
        for segment in flatten(&spans) {
            for at in segment.span.range() {
                got[at] = char::from_digit(segment.of as u32, 10).expect("few spans");
            }
        }
        assert_eq!(got.into_iter().collect::<String>(), expected);
    }

    #[test]
    fn marks_beside_each_other_stay_as_they_are() {
        check(&["---", "    ---", "       --"], "000.11122");
    }

    #[test]
    fn a_mark_inside_another_cuts_it_in_two() {
        check(&["----------", "   ---"], "0001110000");
    }

    #[test]
    fn an_outer_mark_that_comes_second_gives_way_too() {
        check(&["   ---", "----------"], "1110001111");
    }

    #[test]
    fn of_two_that_cross_the_later_one_has_the_overlap() {
        check(&["------", "   ------"], "000111111");
    }

    #[test]
    fn of_two_that_begin_together_the_shorter_is_inside() {
        check(&["------", "---"], "111000");
    }

    #[test]
    fn a_mark_under_a_mark_under_a_mark() {
        check(&["------------", "  -------", "    --"], "001122111000");
    }

    #[test]
    fn an_outer_mark_that_ended_under_an_inner_one_does_not_come_back() {
        check(&["-----", "   -----", "    -----"], "000122222");
    }

    #[test]
    fn empty_spans_and_doubles_leave_nothing_behind() {
        assert_eq!(flatten(&[Span::new(3, 3)]), []);
        assert_eq!(flatten(&[]), []);
        let twice = flatten(&[Span::new(1, 4), Span::new(1, 4)]);
        assert_eq!(twice.len(), 1);
        assert_eq!(twice[0].span, Span::new(1, 4));
    }

    #[test]
    fn segments_are_found_by_offset_and_by_window() {
        let segments = flatten(&[Span::new(2, 5), Span::new(8, 9)]);
        assert_eq!(segment_at(&segments, 1), None);
        assert_eq!(segment_at(&segments, 2).map(|s| s.of), Some(0));
        assert_eq!(segment_at(&segments, 5), None);
        assert_eq!(segment_at(&segments, 8).map(|s| s.of), Some(1));
        assert_eq!(within(&segments, Span::new(4, 8)).len(), 1);
        assert_eq!(within(&segments, Span::new(5, 8)).len(), 0);
        assert_eq!(within(&segments, Span::new(0, 20)).len(), 2);
    }

    proptest! {
        #[test]
        fn every_offset_goes_to_the_innermost_span(ends in prop::collection::vec((0usize..40, 0usize..12), 0..12)) {
            let spans: Vec<Span> = ends.iter().map(|&(start, len)| Span::new(start, start + len)).collect();
            let segments = flatten(&spans);
            for pair in segments.windows(2) {
                prop_assert!(pair[0].span.end() <= pair[1].span.start());
            }
            for at in 0..60 {
                let inner = spans
                    .iter()
                    .filter(|span| span.contains(at))
                    .max_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
                let got = segment_at(&segments, at).map(|segment| spans[segment.of]);
                prop_assert_eq!(got.as_ref(), inner);
            }
        }
    }
}
