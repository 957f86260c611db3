//! Closed lists of words, looked up without allocating: a word's letters, in lower case, are its key.

/// A word of at most sixteen bytes, in lower case, packed into a number; longer words share the empty key.
///
/// Typographic apostrophes count as straight ones, ligatures as their letters, and soft hyphens as nothing, so that a
/// word is found however it was set.
///
/// ```
/// use crossread::language::lexicon::Key;
/// assert_eq!(Key::of("Fifty"), Key::of("ﬁfty"));
/// assert_eq!(Key::of("incomprehensibilities"), Key::NONE);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u128);

impl Key {
    pub const NONE: Key = Key(0);

    pub fn of(word: &str) -> Key {
        let mut packed = 0u128;
        let mut length = 0;
        let mut push = |byte: u8| {
            length += 1;
            packed = (packed << 8) | u128::from(byte);
        };
        if word.is_ascii() {
            if word.len() > 16 {
                return Key::NONE;
            }
            word.bytes().for_each(|byte| push(byte.to_ascii_lowercase()));
            return Key(packed);
        }
        if word.len() > 48 {
            return Key::NONE;
        }
        for c in word.chars() {
            match c {
                '\u{ad}' | '\u{200b}' => {}
                '’' => push(b'\''),
                'ﬁ' => b"fi".iter().for_each(|&b| push(b)),
                'ﬂ' => b"fl".iter().for_each(|&b| push(b)),
                'ﬀ' => b"ff".iter().for_each(|&b| push(b)),
                _ if c.is_ascii() => push(c.to_ascii_lowercase() as u8),
                _ => c.to_lowercase().for_each(|lower| {
                    let mut buffer = [0; 4];
                    lower.encode_utf8(&mut buffer).bytes().for_each(&mut push);
                }),
            }
        }
        if length > 16 { Key::NONE } else { Key(packed) }
    }

    fn hash(self) -> usize {
        let folded = (self.0 as u64) ^ ((self.0 >> 64) as u64).rotate_left(29);
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
    }
}

/// A closed list of words, each with what it stands for.
#[derive(Debug)]
pub struct Table<V> {
    slots: Vec<Option<(Key, V)>>,
}

impl<V: Copy> Table<V> {
    /// The first entry wins where a word is listed twice; words of more than sixteen bytes can't be listed.
    pub fn new<'w>(entries: impl IntoIterator<Item = (&'w str, V)>) -> Self {
        let entries: Vec<_> = entries.into_iter().collect();
        let size = (entries.len() * 4).next_power_of_two().max(8);
        let mut slots: Vec<Option<(Key, V)>> = vec![None; size];
        for (word, value) in entries {
            let key = Key::of(word);
            debug_assert!(key != Key::NONE, "{word:?} has no key");
            let mut at = key.hash() & (size - 1);
            while slots[at].is_some_and(|(taken, _)| taken != key) {
                at = (at + 1) & (size - 1);
            }
            slots[at].get_or_insert((key, value));
        }
        Table { slots }
    }

    pub fn get(&self, key: Key) -> Option<V> {
        if key == Key::NONE {
            return None;
        }
        let mut at = key.hash() & (self.slots.len() - 1);
        loop {
            match self.slots[at] {
                None => return None,
                Some((taken, value)) if taken == key => return Some(value),
                Some(_) => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }

    pub fn has(&self, key: Key) -> bool {
        self.get(key).is_some()
    }
}

impl Table<()> {
    /// A list of words, in one string, parted by white space.
    pub fn words(list: &str) -> Self {
        Table::new(list.split_whitespace().map(|word| (word, ())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_finds_what_it_was_given_and_nothing_else() {
        let table = Table::words("up to about nearly don't fifty");
        for word in ["UP", "To", "don’t", "ﬁfty", "fif\u{ad}ty"] {
            assert!(table.has(Key::of(word)), "{word}");
        }
        for word in ["", "u", "upto", "almost", "pneumonoultramicroscopic"] {
            assert!(!table.has(Key::of(word)), "{word}");
        }
    }
}
