//! Which files are read and how: one file for each format, one line of the registry below.

mod markdown;
mod text;

use super::front_matter::FrontMatter;

/// What a format's reader makes of a file's decoded text.
pub(super) struct Document {
    /// The words as they are read: plain text, paragraphs separated by line ends.
    pub text: String,
    pub front: FrontMatter,
    /// The first heading that the format itself marks as one.
    pub heading: Option<String>,
}

/// How one format is read.
struct Format {
    /// File-name endings in lower case.
    extensions: &'static [&'static str],
    read: fn(String) -> Document,
}

/// Every format that is read.
static FORMATS: &[Format] = &[
    Format { extensions: &["txt", "text", "asc"], read: text::read },
    Format { extensions: &["md", "markdown", "mdown", "mkd"], read: markdown::read },
];

/// Documents that people keep with their articles and that are not read: listed, so that nobody misses them.
/// With the name by which people know them.
static NOT_YET: &[(&str, &[&str])] = &[
    ("PDF", &["pdf"]),
    ("HTML", &["html", "htm", "xhtml", "mht", "mhtml", "webarchive"]),
    ("Word", &["doc", "docx", "docm", "dot", "dotx"]),
    ("OpenDocument", &["odt", "ods", "odp"]),
    ("RTF", &["rtf"]),
    ("EPUB", &["epub", "mobi", "azw3"]),
    ("mail", &["eml", "msg", "mbox"]),
    ("spreadsheet", &["csv", "tsv", "xls", "xlsx"]),
    ("presentation", &["ppt", "pptx", "key"]),
    ("JSON", &["json", "jsonl", "ndjson"]),
    ("XML", &["xml", "rss", "atom", "nitf", "newsml"]),
    ("WARC", &["warc"]),
];

/// Pictures, sound, archives and programs: no text to read, left out without a word.
static NO_TEXT: &[&str] = &[
    "7z", "a", "aac", "avi", "avif", "bin", "bmp", "bz2", "class", "db", "dll", "dmg", "dylib", "exe", "flac", "gif",
    "gz", "heic", "ico", "iso", "jar", "jpeg", "jpg", "lnk", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpg", "o",
    "ogg", "opus", "otf", "png", "psd", "pyc", "rar", "so", "sqlite", "svg", "tar", "tif", "tiff", "ttf", "wasm",
    "wav", "webm", "webp", "wma", "wmv", "woff", "woff2", "xz", "zip", "zst",
];

/// What is to be done with a file, by its name alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    Read,
    /// A name without an ending says nothing: its bytes decide.
    Look,
    /// Listed as a problem, with the name of its format.
    NotYet(String),
    LeaveOut,
}

pub(super) fn treatment(file_name: &str) -> Treatment {
    let Some(extension) = extension(file_name) else { return Treatment::Look };
    if format_of(&extension).is_some() {
        return Treatment::Read;
    }
    if NO_TEXT.contains(&extension.as_str()) {
        return Treatment::LeaveOut;
    }
    let known = NOT_YET.iter().find(|(_, extensions)| extensions.contains(&extension.as_str()));
    Treatment::NotYet(known.map_or_else(|| format!(".{extension}"), |(name, _)| (*name).to_owned()))
}

/// Reads decoded text in the format that the file's name tells, as plain text where it tells none.
pub(super) fn read(file_name: &str, text: String) -> Document {
    match extension(file_name).and_then(|extension| format_of(&extension)) {
        Some(format) => (format.read)(text),
        None => text::read(text),
    }
}

fn format_of(extension: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.extensions.contains(&extension))
}

/// The file name's ending in lower case; `None` where there is none, or where it is no ending ("No. 5 of 7").
fn extension(file_name: &str) -> Option<String> {
    let (stem, extension) = file_name.rsplit_once('.')?;
    let plausible = !stem.is_empty()
        && (1..=10).contains(&extension.len())
        && extension.bytes().all(|b| b.is_ascii_alphanumeric())
        && extension.bytes().any(|b| b.is_ascii_alphabetic());
    plausible.then(|| extension.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_what_to_do() {
        assert_eq!(treatment("a.txt"), Treatment::Read);
        assert_eq!(treatment("A.TXT"), Treatment::Read);
        assert_eq!(treatment("notes.markdown"), Treatment::Read);
        assert_eq!(treatment("report.pdf"), Treatment::NotYet("PDF".into()));
        assert_eq!(treatment("story.pages"), Treatment::NotYet(".pages".into()));
        assert_eq!(treatment("photo.JPG"), Treatment::LeaveOut);
        assert_eq!(treatment("README"), Treatment::Look);
        assert_eq!(treatment("Harbour strike, 14.10.2025"), Treatment::Look);
    }

    #[test]
    fn no_ending_is_treated_in_two_ways() {
        let mut all: Vec<&str> = FORMATS.iter().flat_map(|f| f.extensions).copied().collect();
        all.extend(NOT_YET.iter().flat_map(|(_, extensions)| *extensions));
        all.extend(NO_TEXT);
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
