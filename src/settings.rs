//! What a person chose, kept from one session to the next: one small TOML file.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::theme_name::ThemeName;
use crate::i18n::Language;

/// A settings file is never longer than this, in bytes; a longer one is not ours.
const MOST: u64 = 64 * 1024;

/// The choices in the file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language's code.
    #[serde(rename = "idioma", skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The theme's code.
    #[serde(rename = "tema", skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Whether bytes are seen on their way.
    #[serde(rename = "animacion", skip_serializing_if = "Option::is_none")]
    pub motion: Option<bool>,
    /// Whether the mouse is on.
    #[serde(rename = "raton", skip_serializing_if = "Option::is_none")]
    pub mouse: Option<bool>,
    /// Whether somebody was greeted.
    #[serde(rename = "bienvenida", skip_serializing_if = "Option::is_none")]
    pub greeted: Option<bool>,
    /// What a later version wrote is kept.
    #[serde(flatten)]
    pub other: toml::Table,
}

/// Where the choices are kept; nowhere, when there is no home.
#[derive(Clone, Debug, Default)]
pub struct SettingsFile {
    path: Option<PathBuf>,
}

/// Why choices could not be kept.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is neither XDG_CONFIG_HOME nor HOME.
    #[error("there is no folder to keep settings in: neither XDG_CONFIG_HOME nor HOME is set")]
    NoHome,
    /// The file could not be written: read-only, full…
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl SettingsFile {
    /// The person's own file: `enchufe/ajustes.toml` in `$XDG_CONFIG_HOME` or `~/.config`.
    pub fn of_user() -> SettingsFile {
        SettingsFile { path: of_user("ajustes.toml") }
    }

    /// A file at this path.
    pub fn at(path: PathBuf) -> SettingsFile {
        SettingsFile { path: Some(path) }
    }

    /// The choices; the defaults where there is no file, or none that makes sense.
    pub fn load(&self) -> Settings {
        let Some(path) = &self.path else { return Settings::default() };
        let readable = fs::metadata(path).is_ok_and(|data| data.is_file() && data.len() <= MOST);
        let text = if readable { fs::read_to_string(path).unwrap_or_default() } else { String::new() };
        toml::from_str(&text).unwrap_or_default()
    }

    /// The language chosen in an earlier session.
    pub fn language(&self) -> Option<Language> {
        self.load().language.as_deref().and_then(Language::from_code)
    }

    /// Whether the mouse was on in an earlier session.
    pub fn mouse(&self) -> bool {
        self.load().mouse.unwrap_or(false)
    }

    /// Keeps the language.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn save_language(&self, language: Language) -> Result<(), SaveError> {
        self.save(Settings { language: Some(language.code().to_owned()), ..self.load() })
    }

    /// Keeps the theme, likewise.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn save_theme(&self, theme: ThemeName) -> Result<(), SaveError> {
        self.save(Settings { theme: Some(theme.code().to_owned()), ..self.load() })
    }

    /// Keeps whether bytes are seen on their way, likewise.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn save_motion(&self, motion: bool) -> Result<(), SaveError> {
        self.save(Settings { motion: Some(motion), ..self.load() })
    }

    /// Keeps whether the mouse is on, likewise.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn save_mouse(&self, on: bool) -> Result<(), SaveError> {
        self.save(Settings { mouse: Some(on), ..self.load() })
    }

    /// Keeps that somebody was greeted, likewise.
    ///
    /// # Errors
    /// [`SaveError`].
    pub fn save_greeted(&self) -> Result<(), SaveError> {
        self.save(Settings { greeted: Some(true), ..self.load() })
    }

    /// Whether anything was ever kept: the file is there, whatever is in it.
    pub fn exists(&self) -> bool {
        self.path.as_ref().is_some_and(|path| fs::symlink_metadata(path).is_ok())
    }

    fn save(&self, settings: Settings) -> Result<(), SaveError> {
        let path = self.path.as_ref().ok_or(SaveError::NoHome)?;
        let text = toml::to_string(&settings).unwrap_or_default();
        let failed = |source| SaveError::Write { path: path.clone(), source };
        let folder = path.parent().ok_or(SaveError::NoHome)?;
        fs::create_dir_all(folder).map_err(failed)?;
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
        file.as_file().sync_all().map_err(failed)?;
        file.persist(path).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// The person's own file of keys: `enchufe/teclas.toml`, beside the settings. Nowhere, when there is no home.
pub fn keys_of_user() -> Option<PathBuf> {
    of_user("teclas.toml")
}

/// A file in `enchufe/`, in `$XDG_CONFIG_HOME` or `~/.config`.
fn of_user(name: &str) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")));
    // A relative path would depend on where enchufe was started (XDG Base Directory Specification).
    let base = base.filter(|base| base.is_absolute());
    base.map(|base| base.join("enchufe").join(name))
}

/// What stands in a file, up to one byte more than `most`; `None` where there is no such file.
///
/// # Errors
/// What the system said; also for what is no file, such as a pipe, which could be waited at for ever.
pub fn read_at_most(path: &Path, most: usize) -> io::Result<Option<Vec<u8>>> {
    match fs::metadata(path) {
        Ok(data) if data.is_file() => {}
        Ok(data) if data.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
        Ok(_) => return Err(io::Error::from(io::ErrorKind::InvalidInput)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept_beside_what_others_wrote() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("ajustes.toml");
        let file = SettingsFile::at(path.clone());
        assert_eq!(file.language(), None);
        file.save_language(Language::English).unwrap();
        assert_eq!(file.language(), Some(Language::English));
        fs::write(&path, "idioma = \"es\"\nfuturo = 3\n").unwrap();
        file.save_language(Language::English).unwrap();
        assert!(fs::read_to_string(&path).unwrap().contains("futuro = 3"));
    }

    #[test]
    fn each_choice_is_kept_beside_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let file = SettingsFile::at(folder.path().join("ajustes.toml"));
        assert!(!file.exists() && !SettingsFile::default().exists());
        file.save_theme(ThemeName::Contraste).unwrap();
        file.save_motion(false).unwrap();
        file.save_greeted().unwrap();
        file.save_mouse(true).unwrap();
        file.save_language(Language::English).unwrap();
        assert!(file.exists());
        let kept = file.load();
        let other = toml::Table::new();
        let whole = Settings {
            language: Some("en".to_owned()),
            theme: Some("contraste".to_owned()),
            mouse: Some(true),
            motion: Some(false),
            greeted: Some(true),
            other,
        };
        assert_eq!(kept, whole);
    }

    #[test]
    fn a_file_is_read_up_to_its_bound_and_only_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("teclas.toml");
        assert_eq!(read_at_most(&path, 3).unwrap(), None);
        fs::write(&path, "abcdefg").unwrap();
        assert_eq!(read_at_most(&path, 3).unwrap(), Some(b"abcd".to_vec()));
        assert_eq!(read_at_most(&path, 9).unwrap(), Some(b"abcdefg".to_vec()));
        assert!(read_at_most(folder.path(), 9).is_err());
    }

    #[test]
    fn nonsense_is_as_good_as_nothing_and_nothing_is_lost_when_it_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ajustes.toml");
        fs::write(&path, [0xff, 0xfe, b'=']).unwrap();
        let file = SettingsFile::at(path.clone());
        assert_eq!(file.language(), None);
        // A folder stands where the file's folder should be made.
        let blocked = SettingsFile::at(path.join("ajustes.toml"));
        assert!(matches!(blocked.save_language(Language::Spanish), Err(SaveError::Write { .. })));
        assert_eq!(fs::read(&path).unwrap(), [0xff, 0xfe, b'=']);
        assert!(matches!(SettingsFile::default().save_language(Language::Spanish), Err(SaveError::NoHome)));
    }
}
