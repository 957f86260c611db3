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

    #[inline]
    pub fn of(word: &str) -> Key {
        let bytes = word.as_bytes();
        if bytes.len() <= 16 {
            let packed = pack(bytes);
            if packed & HIGH_BITS == 0 {
                return Key(lower(packed));
            }
        }
        Key::of_any(word)
    }

    /// The first byte of the word in lower case; 0 where it has no key.
    #[inline]
    pub fn first_byte(self) -> u8 {
        self.0 as u8
    }

    /// For words that are long or have letters beyond ASCII.
    #[cold]
    fn of_any(word: &str) -> Key {
        if word.len() > 48 || word.is_ascii() {
            return Key::NONE;
        }
        let mut packed = 0u128;
        let mut length = 0;
        let mut push = |byte: u8| {
            if length < 16 {
                packed |= u128::from(byte) << (8 * length);
            }
            length += 1;
        };
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

    /// Even over its upper bits, which choose the slot, and its lower ones, which make the tag.
    #[inline]
    fn hash(self) -> u64 {
        let folded = (self.0 as u64) ^ ((self.0 >> 64) as u64).rotate_left(29);
        let mixed = folded.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        mixed ^ (mixed >> 32)
    }
}

/// The first bit of each of sixteen bytes.
const HIGH_BITS: u128 = u128::from_ne_bytes([0x80; 16]);

/// At most sixteen bytes as one number, the first one lowest. Two loads that may overlap take any length.
#[inline]
fn pack(bytes: &[u8]) -> u128 {
    let length = bytes.len();
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u128::from(u64::from_le_bytes(*first)) | u128::from(u64::from_le_bytes(*last)) << (8 * (length - 8));
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let packed = u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (length - 4));
        return u128::from(packed);
    }
    let (Some(&first), Some(&last)) = (bytes.first(), bytes.last()) else { return 0 };
    let middle = bytes[length / 2];
    let packed = u32::from(first) | u32::from(middle) << (8 * (length / 2)) | u32::from(last) << (8 * (length - 1));
    u128::from(packed)
}

/// Sixteen ASCII bytes in lower case, all at once: what lies from 'A' to 'Z' gets its sixth bit set.
#[inline]
fn lower(packed: u128) -> u128 {
    let from_a = packed + u128::from_ne_bytes([0x80 - b'A'; 16]);
    let beyond_z = packed + u128::from_ne_bytes([0x80 - b'Z' - 1; 16]);
    packed | ((from_a ^ beyond_z) & HIGH_BITS) >> 2
}

/// A closed list of words, each with what it stands for.
///
/// Most words that are asked for are on no list: a byte for each slot says so, and these bytes stay in the fastest cache.
#[derive(Debug)]
pub struct Table<V> {
    /// 0 for an empty slot, else a byte of its word's hash.
    tags: Box<[u8]>,
    slots: Box<[Option<(Key, V)>]>,
}

impl<V: Copy> Table<V> {
    /// The first entry wins where a word is listed twice; words of more than sixteen bytes can't be listed.
    pub fn new<'w>(entries: impl IntoIterator<Item = (&'w str, V)>) -> Self {
        let entries: Vec<_> = entries.into_iter().collect();
        let size = (entries.len() * 3).next_power_of_two().max(8);
        let mut table = Table { tags: vec![0; size].into(), slots: vec![None; size].into() };
        for (word, value) in entries {
            let key = Key::of(word);
            debug_assert!(key != Key::NONE, "{word:?} has no key");
            let (mut at, tag) = table.place(key);
            while table.slots[at].is_some_and(|(taken, _)| taken != key) {
                at = (at + 1) & (size - 1);
            }
            table.tags[at] = tag;
            table.slots[at].get_or_insert((key, value));
        }
        table
    }

    /// The slot that a key is looked for first, and its tag.
    #[inline]
    fn place(&self, key: Key) -> (usize, u8) {
        let hash = key.hash();
        ((hash >> 8) as usize & (self.tags.len() - 1), hash as u8 | 1)
    }

    #[inline]
    pub fn get(&self, key: Key) -> Option<V> {
        if key == Key::NONE {
            return None;
        }
        let (mut at, tag) = self.place(key);
        loop {
            match self.tags[at] {
                0 => return None,
                found if found == tag => match self.slots[at] {
                    Some((taken, value)) if taken == key => return Some(value),
                    _ => {}
                },
                _ => {}
            }
            at = (at + 1) & (self.tags.len() - 1);
        }
    }

    #[inline]
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

/// A closed list of phrases, each with what it stands for, looked up by its first word.
///
/// ```
/// use crossread::language::{atoms::Atoms, lexicon::Phrases, tokens::Tokens};
/// let list = Phrases::new([("or", 1), ("or more", 2), ("and up", 3)]);
/// let tokens = Tokens::of("Five or more");
/// let mut atoms = Atoms::new(tokens.text);
/// atoms.fill(&tokens, 0..3);
/// assert_eq!(atoms.phrases(1, &list).collect::<Vec<_>>(), [(2, 1), (3, 2)]);
/// ```
#[derive(Debug)]
pub struct Phrases<V> {
    /// Where the phrases that begin with a word lie in `all`.
    firsts: Table<(usize, usize)>,
    all: Box<[Phrase<V>]>,
}

/// A phrase without its first word.
#[derive(Clone, Debug)]
pub struct Phrase<V> {
    pub rest: Box<[Key]>,
    pub value: V,
}

impl<V> Phrases<V> {
    /// Phrases that begin with the same word keep their order.
    pub fn new<'w>(entries: impl IntoIterator<Item = (&'w str, V)>) -> Self {
        let cut = |(words, value): (&'w str, V)| {
            let (first, rest) = words.split_once(' ').unwrap_or((words, ""));
            (first, Phrase { rest: rest.split_whitespace().map(Key::of).collect(), value })
        };
        let mut all: Vec<_> = entries.into_iter().map(cut).collect();
        all.sort_by_key(|&(first, _)| Key::of(first));
        let mut firsts = Vec::new();
        let mut start = 0;
        for run in all.chunk_by(|(one, _), (other, _)| Key::of(one) == Key::of(other)) {
            firsts.push((run[0].0, (start, start + run.len())));
            start += run.len();
        }
        Phrases { firsts: Table::new(firsts), all: all.into_iter().map(|(_, phrase)| phrase).collect() }
    }

    /// The phrases that begin with the word of this key, in the order in which they were listed.
    #[inline]
    pub fn beginning(&self, first: Key) -> &[Phrase<V>] {
        self.firsts.get(first).map_or(&[], |(start, end)| &self.all[start..end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_made_of_all_letters_in_any_case() {
        let long = "ABCDEFGHIJKLMNOPQRSTUVWXYZ[`{@'-59";
        for length in 1..=16 {
            for from in 0..long.len() - length {
                let word = &long[from..from + length];
                assert_eq!(Key::of(word), Key::of(&word.to_ascii_lowercase()), "{word}");
                // The same letters by the way that any alphabet takes.
                assert_eq!(Key::of(word), Key::of(&format!("\u{ad}{word}")), "{word}");
            }
        }
        let keys: std::collections::HashSet<Key> = (1..=16).map(|length| Key::of(&long[..length])).collect();
        assert_eq!(keys.len(), 16);
        assert_ne!(Key::of("@[`{"), Key::of("`{@["));
    }

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
