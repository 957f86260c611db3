//! Front matter: `key: value` lines between `---` (or `key = "value"` between `+++`) at the top of a file.
//!
//! What of it the reader shows is read by name; the rest is passed over.

/// What front matter says of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    /// As written; whoever reads dates makes one of it.
    pub published: Option<String>,
}

/// Longest front matter looked for, in bytes: what goes on longer is text between two rules.
const LONGEST: usize = 16 * 1024;

/// Takes front matter off the text below it. A text without any comes back as it was.
pub(super) fn take_off(text: String) -> (FrontMatter, String) {
    match block(&text) {
        Some((inner, rest)) => (parse(inner), rest.to_owned()),
        None => (FrontMatter::default(), text),
    }
}

/// The lines between the fences, and what follows them.
fn block(text: &str) -> Option<(&str, &str)> {
    let (first, below) = text.split_once('\n')?;
    let fence = first.trim_end();
    if fence != "---" && fence != "+++" {
        return None;
    }
    let mut at = 0;
    for line in below.split_inclusive('\n') {
        if line.trim_end() == fence || (fence == "---" && line.trim_end() == "...") {
            let inner = &below[..at];
            let keyed = inner.lines().filter(|l| key_value(l).is_some()).count();
            return (keyed > 0).then(|| (inner, below[at + line.len()..].trim_start_matches('\n')));
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

fn parse(inner: &str) -> FrontMatter {
    let mut front = FrontMatter::default();
    let mut list_of: Option<String> = None;
    for line in inner.lines() {
        // An author list in YAML stands on lines of its own.
        if let (Some(item), Some(key)) = (line.trim_start().strip_prefix("- "), &list_of) {
            put(&mut front, key, item);
            continue;
        }
        let Some((key, value)) = key_value(line) else { continue };
        let key = key.to_lowercase();
        if value.trim().is_empty() {
            list_of = Some(key);
        } else {
            list_of = None;
            put(&mut front, &key, value);
        }
    }
    front
}

fn put(front: &mut FrontMatter, key: &str, value: &str) {
    let value = clean(value);
    // An address is no name.
    if value.is_empty() || value.contains("://") {
        return;
    }
    match key {
        "title" | "headline" => set(&mut front.title, value),
        "outlet" | "publisher" | "publication" | "source" | "site" | "site_name" | "sitename" | "newspaper" => {
            set(&mut front.outlet, value);
        }
        "author" | "authors" | "byline" | "by" | "creator" => match &mut front.author {
            Some(author) => {
                author.push_str(", ");
                author.push_str(&value);
            }
            None => front.author = Some(value),
        },
        "date" | "published" | "publication_date" | "pubdate" | "publishdate" | "datepublished" | "date_published"
        | "published_at" | "created" => set(&mut front.published, value),
        _ => {}
    }
}

fn set(slot: &mut Option<String>, value: String) {
    if slot.is_none() {
        *slot = Some(value);
    }
}

/// A line's key and value, by the first `:` or `=`.
fn key_value(line: &str) -> Option<(&str, &str)> {
    if line.starts_with(char::is_whitespace) || line.starts_with('#') {
        return None;
    }
    let at = line.find([':', '='])?;
    let key = line[..at].trim();
    let plain = !key.is_empty() && key.len() <= 40 && key.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c));
    plain.then(|| (key, line[at + 1..].trim()))
}

/// A value without its quotation marks, brackets and doubled spaces.
fn clean(value: &str) -> String {
    let value = value.trim();
    let value = value.strip_prefix('[').and_then(|v| v.strip_suffix(']')).unwrap_or(value);
    let unquoted = |v: &str| {
        let v = v.trim();
        ['"', '\'']
            .iter()
            .find_map(|q| v.strip_prefix(*q).and_then(|v| v.strip_suffix(*q)))
            .unwrap_or(v)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    if value.contains("\", \"") || value.contains("', '") {
        value.split(", ").map(unquoted).collect::<Vec<_>>().join(", ")
    } else {
        unquoted(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yaml_between_rules() {
        let (front, text) = take_off(
            "---\ntitle: \"Two dead: what we know\"\nauthor:\n  - Rike Sandor\n  - Jo Brandt\ndate: 2024-05-03\n\
             publisher: Lowland Courier\ntags: [ice]\n---\n\nThe text.\n"
                .to_owned(),
        );
        assert_eq!(front.title.as_deref(), Some("Two dead: what we know"));
        assert_eq!(front.author.as_deref(), Some("Rike Sandor, Jo Brandt"));
        assert_eq!(front.published.as_deref(), Some("2024-05-03"));
        assert_eq!(front.outlet.as_deref(), Some("Lowland Courier"));
        assert_eq!(text, "The text.\n");
    }

    #[test]
    fn toml_between_pluses() {
        let (front, text) = take_off("+++\ntitle = 'Fire'\nauthors = [\"A. One\", \"B. Two\"]\n+++\nText.".to_owned());
        assert_eq!(front.title.as_deref(), Some("Fire"));
        assert_eq!(front.author.as_deref(), Some("A. One, B. Two"));
        assert_eq!(text, "Text.");
    }

    #[test]
    fn a_rule_above_a_text_is_no_front_matter() {
        for text in ["---\nNothing keyed here\n---\nText.", "---\nkey: but never closed", "title: not fenced\n\nText."]
        {
            let (front, rest) = take_off(text.to_owned());
            assert_eq!(front, FrontMatter::default());
            assert_eq!(rest, text);
        }
    }
}
