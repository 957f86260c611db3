//! What a table learns and how it is kept.

use super::features::FEATURES;
use super::training::{Sample, grow};
use super::trees::{MAGIC, Trees};

/// A sample whose features are all 0 but the first two.
fn sample(first: i16, second: i16, same: bool) -> Sample {
    let mut row = [0; FEATURES];
    (row[0], row[1]) = (first, second);
    Sample { row, same, weight: 1 }
}

/// Same where exactly one of two is set: no single feature tells.
fn either() -> Vec<Sample> {
    (0..400i16).map(|at| sample(at % 2, at / 2 % 2, (at % 2 == 1) != (at / 2 % 2 == 1))).collect()
}

#[test]
fn what_two_features_tell_together_is_learnt() {
    // One corner is fuller than the others, or no first split would gain.
    let samples: Vec<Sample> = either().into_iter().chain((0..20).map(|_| sample(1, 0, true))).collect();
    let trees = grow(&samples);
    let told = |first, second| trees.sum(&sample(first, second, true).row) > 0;
    assert_eq!([told(0, 0), told(0, 1), told(1, 0), told(1, 1)], [false, true, true, false]);
}

#[test]
fn a_table_read_back_is_the_one_that_was_written() {
    let samples: Vec<Sample> = (0..300i16).map(|at| sample(at, -at, at % 7 < 3)).collect();
    let trees = grow(&samples);
    let bytes = trees.write();
    assert_eq!(Trees::read(&bytes), Some(trees));
    assert_eq!(bytes, grow(&samples).write());
}

#[test]
fn what_is_no_table_is_refused() {
    let bytes = grow(&either()).write();
    for cut in 0..bytes.len() {
        assert_eq!(Trees::read(&bytes[..cut]), None);
    }
    let longer = [bytes.as_slice(), &[0]].concat();
    assert_eq!(Trees::read(&longer), None);
    // One tree of one split that leads back to itself.
    let mut circle = MAGIC.to_vec();
    circle.extend((FEATURES as u16).to_le_bytes());
    circle.extend([1, 0, 1, 0, 0, 0, 0, 0x80, 0, 0, 0, 0]);
    assert_eq!(Trees::read(&circle), None);
}

#[test]
fn the_table_of_this_program_was_made_for_its_features() {
    assert!(super::Likeness::bundled().is_learnt());
}

#[test]
fn trees_asked_in_part_say_the_same_as_all_of_them() {
    let samples: Vec<Sample> = (0..300i16).map(|at| sample(at, -at, at % 7 < 3)).collect();
    let trees = grow(&samples);
    for Sample { row, .. } in &samples {
        let sum = trees.sum(row);
        assert_eq!((trees.reach(row, sum), trees.reach(row, sum + 1)), (Some(sum), None));
    }
}
