//! What lies in people's folders besides good articles: each gets its clear message, and the rest is read.

use std::fs;
use std::path::Path;

use crossread::library::{Problem, Reason, SIZE_LIMIT, Source, scan};
use crossread::workspace::{Snapshot, Stage, load};

const ARTICLE: &str = "Port closes two berths\n\nThe harbour lost 300 ships in May, officials said.\n\nIt was warm.\n";

struct Folder(tempfile::TempDir);

impl Folder {
    /// A folder with one good article, `good.txt`.
    fn new() -> Self {
        let folder = Folder(tempfile::tempdir().expect("a folder for the test"));
        folder.put("good.txt", ARTICLE);
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("the test's folder can be written");
        fs::write(path, bytes).expect("the test's folder can be written");
    }

    fn load(&self) -> Snapshot {
        load(Source::of(vec![self.path().to_path_buf()]), Some(2))
    }
}

fn articles(snapshot: &Snapshot) -> Vec<&str> {
    snapshot.readings.iter().map(|r| r.article.id.as_str()).collect()
}

fn problem(file: &str, reason: Reason) -> Problem {
    Problem { file: file.to_owned(), reason }
}

/// The good article was read and these are the problems.
fn check(folder: &Folder, problems: &[Problem]) {
    let snapshot = folder.load();
    assert_eq!(articles(&snapshot), ["good.txt"]);
    assert_eq!(snapshot.problems.as_ref(), problems);
    assert_eq!(snapshot.stage, Stage::Idle);
    assert_eq!(snapshot.comparison.measure_of.len(), 1);
}

#[test]
fn folders_are_read_to_the_bottom_in_order() {
    let folder = Folder::new();
    folder.put("b/deep/er/z.md", "# Thaw\n\nIt was warm.");
    folder.put("a.TXT", ARTICLE);
    folder.put("without ending", ARTICLE);
    let snapshot = folder.load();
    assert_eq!(articles(&snapshot), ["a.TXT", "b/deep/er/z.md", "good.txt", "without ending"]);
    assert_eq!(snapshot.problems.as_ref(), []);
    assert_eq!(snapshot.readings[1].article.metadata.title.as_deref(), Some("Thaw"));
}

#[test]
fn empty_files() {
    let folder = Folder::new();
    folder.put("blank.txt", " \r\n\t\n");
    folder.put("empty.txt", "");
    folder.put("only front matter.md", "---\ntitle: Nothing\n---\n");
    check(
        &folder,
        &[
            problem("blank.txt", Reason::Empty),
            problem("empty.txt", Reason::Empty),
            problem("only front matter.md", Reason::Empty),
        ],
    );
}

#[test]
fn formats_that_are_not_read_yet_are_named() {
    let folder = Folder::new();
    folder.put("report.pdf", "%PDF-1.7");
    folder.put("sub/page.html", "<p>300 ships</p>");
    folder.put("notes.pages", [0u8, 1, 2]);
    check(
        &folder,
        &[
            problem("notes.pages", Reason::NotReadYet(".pages".into())),
            problem("report.pdf", Reason::NotReadYet("PDF".into())),
            problem("sub/page.html", Reason::NotReadYet("HTML".into())),
        ],
    );
    assert_eq!(folder.load().problems[1].to_string(), "report.pdf: PDF files are not read yet");
}

#[test]
fn hidden_files_pictures_and_the_layer_are_left_out() {
    let folder = Folder::new();
    folder.put(".hidden.txt", ARTICLE);
    folder.put(".crossread/journal.jsonl", "{}");
    folder.put(".git/config", "x");
    folder.put("~$lock.docx", "x");
    folder.put("photo.jpg", [0xFFu8, 0xD8]);
    folder.put("program", [0x7Fu8, b'E', b'L', b'F', 0, 0, 0, 0]);
    check(&folder, &[]);
}

#[test]
fn binary_under_a_text_name() {
    let folder = Folder::new();
    folder.put("really a picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0");
    check(&folder, &[problem("really a picture.txt", Reason::NotText)]);
}

#[test]
fn a_file_over_the_limit() {
    let folder = Folder::new();
    let bytes = 50 << 20;
    fs::File::create(folder.path().join("huge.txt")).and_then(|f| f.set_len(bytes)).expect("a sparse file");
    check(&folder, &[problem("huge.txt", Reason::TooLarge { bytes, limit: SIZE_LIMIT })]);
    let said = folder.load().problems[0].to_string();
    assert_eq!(said, "huge.txt: the file is 50 MB; files over 32 MB are not read");
}

#[test]
fn a_file_that_vanishes_between_scanning_and_reading() {
    let folder = Folder::new();
    folder.put("gone.txt", ARTICLE);
    let (candidates, _) = scan(&Source::of(vec![folder.path().to_path_buf()]));
    let gone = candidates.iter().find(|c| c.relative == "gone.txt").expect("scanned");
    fs::remove_file(&gone.path).expect("the test's folder can be written");
    let problem = crossread::library::read(gone).expect_err("it is gone");
    assert_eq!(problem, self::problem("gone.txt", Reason::Vanished));
}

#[test]
fn folders_with_nothing_to_read() {
    let empty = tempfile::tempdir().expect("a folder for the test");
    let snapshot = load(Source::of(vec![empty.path().to_path_buf()]), Some(1));
    assert_eq!(snapshot.problems.len(), 1);
    assert_eq!(snapshot.problems[0].reason, Reason::NothingReadable);

    fs::write(empty.path().join("a.pdf"), "x").expect("the test's folder can be written");
    let snapshot = load(Source::of(vec![empty.path().to_path_buf()]), Some(1));
    let reasons: Vec<_> = snapshot.problems.iter().map(|p| &p.reason).collect();
    assert!(reasons.contains(&&Reason::NothingReadable) && reasons.contains(&&Reason::NotReadYet("PDF".into())));
}

#[test]
fn what_is_asked_for_by_name_is_never_passed_over() {
    let folder = Folder::new();
    folder.put("photo.jpg", "x");
    let paths = ["good.txt", "photo.jpg", "missing.txt", ".hidden.txt"].map(|name| folder.path().join(name));
    folder.put(".hidden.txt", ARTICLE);
    let snapshot = load(Source::of(paths.to_vec()), Some(1));
    assert_eq!(articles(&snapshot), [".hidden.txt", "good.txt"]);
    assert_eq!(
        snapshot.problems.as_ref(),
        [problem("missing.txt", Reason::NotFound), problem("photo.jpg", Reason::NotText)]
    );
}

#[test]
fn a_file_given_twice_is_read_once() {
    let folder = Folder::new();
    let snapshot = load(Source::of(vec![folder.path().join("good.txt"), folder.path().to_path_buf()]), Some(1));
    assert_eq!(snapshot.readings.len(), 1);
}

#[test]
fn files_of_several_folders_keep_their_folders_names() {
    let folder = Folder::new();
    folder.put("one/a.txt", ARTICLE);
    folder.put("two/a.txt", ARTICLE);
    let paths = vec![folder.path().join("one/a.txt"), folder.path().join("two")];
    assert_eq!(articles(&load(Source::of(paths), Some(1))), ["one/a.txt", "two/a.txt"]);
}

#[test]
fn every_encoding_gives_the_same_article() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let text = "Café prices\r\n\r\n“It’s £30,” said Zoë – 300 cafés closed.\r\n\r\nIt was warm.\r\n";
    let utf16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(unit).collect()
    };
    let files: [(&str, Vec<u8>); 5] = [
        ("utf8.txt", text.into()),
        ("utf8-bom.txt", format!("\u{FEFF}{text}").into()),
        ("utf16le.txt", utf16(u16::to_le_bytes)),
        ("utf16be.txt", utf16(u16::to_be_bytes)),
        ("windows-1252.txt", encoding_rs::WINDOWS_1252.encode(text).0.into_owned()),
    ];
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).expect("the test's folder can be written");
    }
    let snapshot = load(Source::of(vec![folder.path().to_path_buf()]), Some(2));
    assert_eq!(snapshot.readings.len(), files.len());
    for reading in snapshot.readings.iter() {
        assert_eq!(reading.article.text(), text.replace("\r\n", "\n"), "{}", reading.article.id);
    }
}

#[cfg(unix)]
mod on_unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn links_in_circles_end() {
        let folder = Folder::new();
        folder.put("sub/b.txt", ARTICLE);
        symlink(folder.path(), folder.path().join("sub/up")).expect("a link");
        symlink(folder.path().join("sub"), folder.path().join("again")).expect("a link");
        symlink("self", folder.path().join("self")).expect("a link");
        let snapshot = folder.load();
        assert_eq!(articles(&snapshot), ["good.txt", "sub/b.txt"]);
        assert_eq!(snapshot.problems.as_ref(), [problem("self", Reason::BrokenLink)]);
    }

    #[test]
    fn links_to_elsewhere_are_followed_once() {
        let (folder, elsewhere) = (Folder::new(), Folder::new());
        elsewhere.put("more/c.txt", ARTICLE);
        symlink(elsewhere.path(), folder.path().join("elsewhere")).expect("a link");
        symlink(elsewhere.path().join("more"), folder.path().join("more")).expect("a link");
        symlink(folder.path().join("nowhere"), folder.path().join("dangling.txt")).expect("a link");
        let snapshot = folder.load();
        assert_eq!(snapshot.readings.len(), 3);
        assert_eq!(snapshot.problems.as_ref(), [problem("dangling.txt", Reason::BrokenLink)]);
    }

    #[test]
    fn files_and_folders_without_permission() {
        let folder = Folder::new();
        folder.put("secret.txt", ARTICLE);
        folder.put("vault/c.txt", ARTICLE);
        let closed = |name: &str, mode: u32| {
            let path = folder.path().join(name);
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("the test's folder can be written");
        };
        closed("secret.txt", 0);
        closed("vault", 0);
        let snapshot = folder.load();
        // Nothing is closed to the superuser.
        if fs::read(folder.path().join("secret.txt")).is_err() {
            assert_eq!(articles(&snapshot), ["good.txt"]);
            let expected = [problem("secret.txt", Reason::Denied), problem("vault", Reason::Denied)];
            assert_eq!(snapshot.problems.as_ref(), expected);
        } else {
            assert_eq!(articles(&snapshot), ["good.txt", "secret.txt", "vault/c.txt"]);
        }
        closed("vault", 0o755);
    }

    #[test]
    fn a_socket_is_left_out_and_never_waited_for() {
        let folder = Folder::new();
        let path = folder.path().join("socket.txt");
        let _listener = std::os::unix::net::UnixListener::bind(&path).expect("a socket");
        check(&folder, &[]);
        let asked = load(Source::of(vec![path]), Some(1));
        assert_eq!(asked.problems.as_ref(), [problem("socket.txt", Reason::NotAFile)]);
    }

    #[test]
    fn names_that_are_no_text() {
        use std::os::unix::ffi::OsStrExt;
        let folder = Folder::new();
        let name = std::ffi::OsStr::from_bytes(b"caf\xe9.txt");
        fs::write(folder.path().join(name), ARTICLE).expect("the test's folder can be written");
        assert_eq!(articles(&folder.load()), ["caf\u{FFFD}.txt", "good.txt"]);
    }
}
