//! Fonts from a folder, for scripts that the bundled typefaces lack. Reads files; what they draw is not its business.

use std::io::Read as _;
use std::path::{Path, PathBuf};

/// A larger file is left out: the largest typeface for pictures that we know of has 33 million bytes.
const LARGEST: u64 = 64 << 20;
/// How a file of one font begins.
const BEGINNINGS: [[u8; 4]; 3] = [[0, 1, 0, 0], *b"OTTO", *b"true"];

/// Where fonts are looked for: as asked for, else `$COMMONGROUND_FONTS`, else `fonts` in the folder of settings.
pub fn folder(asked: Option<&Path>) -> Option<PathBuf> {
    if let Some(asked) = asked {
        return Some(asked.to_owned());
    }
    if let Some(named) = std::env::var_os("COMMONGROUND_FONTS").filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named));
    }
    directories::ProjectDirs::from("", "", "commonground").map(|dirs| dirs.config_dir().join("fonts"))
}

/// The fonts of that folder, in the order of their names, and a sentence on each file that cannot be used. A folder that
/// nobody named need not be there.
pub fn read(asked: Option<&Path>) -> (Vec<Vec<u8>>, Vec<String>) {
    let (mut fonts, mut said) = (Vec::new(), Vec::new());
    let Some(folder) = folder(asked) else { return (fonts, said) };
    let found = match std::fs::read_dir(&folder) {
        Ok(found) => found,
        Err(error) => {
            if asked.is_some() || error.kind() != std::io::ErrorKind::NotFound {
                said.push(format!("{}: no fonts could be read: {error}.", folder.display()));
            }
            return (fonts, said);
        }
    };
    let mut files: Vec<PathBuf> = found.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    for file in files {
        let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        match ending.as_str() {
            "ttf" | "otf" => match one(&file) {
                Ok(bytes) => fonts.push(bytes),
                Err(why) => said.push(format!("{}: {why}; the font is left out.", file.display())),
            },
            "ttc" | "otc" | "woff" | "woff2" => {
                said.push(format!("{}: fonts end in .ttf or .otf here; this one is left out.", file.display()));
            }
            _ => {}
        }
    }
    (fonts, said)
}

fn one(file: &Path) -> Result<Vec<u8>, String> {
    let reason = |error: std::io::Error| format!("it cannot be read ({error})");
    let mut bytes = Vec::new();
    std::fs::File::open(file).map_err(reason)?.take(LARGEST + 1).read_to_end(&mut bytes).map_err(reason)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST) {
        return Err("it is larger than 64 MB".to_owned());
    }
    if !BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err("it is no font".to_owned());
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_come_by_name_and_what_is_none_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        put("b.otf", b"OTTO b");
        put("a.TTF", b"\x00\x01\x00\x00 a");
        put("c.ttf", b"<html>");
        put("d.woff2", b"wOF2");
        put("OFL.txt", b"licence");
        let (fonts, said) = read(Some(folder.path()));
        assert_eq!(fonts, [b"\x00\x01\x00\x00 a".to_vec(), b"OTTO b".to_vec()]);
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("c.ttf: it is no font") && said[1].contains("d.woff2"), "{said:?}");
        let (fonts, said) = read(Some(&folder.path().join("none")));
        assert!(fonts.is_empty() && said.len() == 1, "{said:?}");
    }
}
