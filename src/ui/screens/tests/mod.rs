//! Whole screens, drawn from sessions that a pretended lab plays.

mod scenes;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::message::Msg;
use crate::app::stage::Stage;
use crate::i18n::Language;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;

/// The stage's screen at a size, in a language and theme.
fn frame(stage: &mut Stage, language: Language, theme: Theme, columns: u16, rows: u16) -> Buffer {
    stage.send(Msg::Resize { columns, rows });
    stage.model.language = language;
    let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
    View::new(theme).draw(&stage.model, &mut buffer);
    buffer
}

#[test]
fn dump() {
    use ratatui::style::{Color, Modifier};
    use std::fmt::Write;
    for (name, scene) in scenes::SCENES {
        for (language, l) in [(Language::Spanish, "es"), (Language::English, "en")] {
            for (theme, ascii, t) in
                [(ThemeName::Oscuro, false, ""), (ThemeName::Mono, false, "-mono"), (ThemeName::Oscuro, true, "-ascii")]
            {
                for (w, h) in [(80, 24), (120, 36), (60, 20), (200, 60), (100, 30), (40, 12)] {
                    let buffer = frame(&mut scene(), language, Theme::new(theme, ascii), w, h);
                    let mut out = String::from("\x1b[?25l\x1b[2J");
                    for y in 0..h {
                        let _ = write!(out, "\x1b[{};1H", y + 1);
                        let mut skip = 0;
                        for x in 0..w {
                            if skip > 0 {
                                skip -= 1;
                                continue;
                            }
                            let c = &buffer[(x, y)];
                            out.push_str("\x1b[0m");
                            let f = match c.fg {
                                Color::Cyan => 36,
                                Color::Magenta => 35,
                                Color::Green => 32,
                                Color::Yellow => 33,
                                Color::Red => 31,
                                Color::DarkGray => 90,
                                Color::LightBlue => 94,
                                _ => 39,
                            };
                            let f = if c.modifier.contains(Modifier::DIM) { 90 } else { f };
                            let _ = write!(out, "\x1b[{f}m");
                            for (m, n) in [(Modifier::BOLD, 1), (Modifier::UNDERLINED, 4), (Modifier::REVERSED, 7)] {
                                if c.modifier.contains(m) {
                                    let _ = write!(out, "\x1b[{n}m");
                                }
                            }
                            out.push_str(c.symbol());
                            skip = unicode_width::UnicodeWidthStr::width(c.symbol()).saturating_sub(1);
                        }
                    }
                    std::fs::write(format!("/tmp/scr/{name}-{l}-{w}x{h}{t}.ansi"), out).unwrap();
                }
            }
        }
    }
}
