//! The first run: a box between the title and the list, which goes on below it. The byte stays where it is.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::language_hint;
use crate::app::actions::{self, ActionId};
use crate::app::model::Model;
use crate::app::mouse::Target;
use crate::app::theme_name::ThemeName;
use crate::ui::Look;
use crate::ui::widgets::canvas::{Canvas, pad, text_columns};
use crate::ui::widgets::frame::body;
use crate::ui::widgets::popup::{Popup, Row};
use crate::ui::widgets::spotted::Spotted;

/// The rows of its border.
const BORDER: u16 = 2;

/// From so many columns on, what stands before the choices has a column of its own.
const ALIGNED: u16 = 60;

/// From so many rows on, it says how to do without F-keys.
const ROOMY: u16 = 11;

/// Draws it at the top of `within`, as wide as that, and gives its height. Where there are few rows, what can be chosen comes
/// before what is told.
pub fn draw(model: &Model, buffer: &mut Buffer, within: Rect, look: &Look) -> u16 {
    let told = told(model, look).map(|line| Row::Prose(Line::from(Span::styled(line, look.theme.text()))));
    // Of the list below, more than one line is seen.
    let told_at_most = if within.height < ROOMY { told.len() - 1 } else { told.len() };
    let room = usize::from(within.height.saturating_sub(BORDER));
    let width = within.width.saturating_sub(4);
    let chosen = [themes(model, width, look), languages(width, look)];
    let lines = room.saturating_sub(chosen.len()).min(told_at_most);
    let lines_of = chosen.iter().map(|chosen| Row::Prose(chosen.line.clone()));
    let rows: Vec<Row> = told.into_iter().take(lines).chain(lines_of).take(room).collect();
    if rows.is_empty() {
        return 0;
    }
    let title = Line::from(look.i18n.tr("face-first-run"));
    let popup = Popup { title, rows: &rows, chosen: None, scroll: 0, keys: &[] };
    let height = rows.len() as u16 + BORDER;
    let area = Rect { height, ..within };
    popup.draw(buffer, area, look);
    let inside = Canvas::new(buffer, body(area));
    chosen.iter().enumerate().for_each(|(place, line)| line.hit(&inside, 0, (lines + place) as u16, look));
    height
}

/// What it says, a row each; the last one only where there is room.
fn told(model: &Model, look: &Look) -> [String; 4] {
    let key = actions::action(ActionId::FirstRunAccept).map(|it| it.keys[0].name(look.i18n)).unwrap_or_default();
    // Who comes back from elsewhere has not seen any yet.
    let probe = &model.home.probe;
    let byte = if probe.last.is_some() || probe.is_busy() {
        look.i18n.tr("face-first-run-byte")
    } else {
        look.i18n.tr_with("face-first-run-no-byte", &[("key", &look.key(ActionId::HomeByte))])
    };
    [
        look.i18n.tr("face-first-run-what"),
        byte,
        look.i18n.tr_with("face-first-run-next", &[("key", &key)]),
        look.without_function_keys(),
    ]
}

/// What stands before the choices.
fn title(id: &str, width: u16, look: &Look) -> Span<'static> {
    let column = ["face-first-run-theme", "face-first-run-language"].map(|id| text_columns(&look.i18n.tr(id)));
    let column = if width >= ALIGNED { column[0].max(column[1]) } else { 0 };
    Span::styled(pad(&look.i18n.tr(id), column) + " ", look.theme.muted())
}

/// «Tema  ▸ oscuro   claro …»: the one that is seen is pointed at and bold. Where not all fit, the one that is seen.
fn themes(model: &Model, width: u16, look: &Look) -> Spotted<'static> {
    let theme = look.theme;
    let one = |name: ThemeName| {
        let seen = name == model.theme;
        let pointer = if seen { theme.glyphs().pointer } else { " " };
        let style = if seen { theme.strong() } else { theme.text() };
        let words = look.i18n.tr_with("face-theme-name", &[("theme", name.code())]);
        Span::styled(format!("{pointer} {words}"), style)
    };
    let title = title("face-first-run-theme", width, look);
    let mut all = Spotted::from(title.clone());
    for (place, name) in ThemeName::ALL.into_iter().enumerate() {
        if place > 0 {
            all.push(Span::raw(if width >= ALIGNED { "  " } else { " " }));
        }
        let from = all.columns();
        all.push(one(name));
        all.mark(from, Target::Theme(name));
    }
    if all.columns() <= width { all } else { Line::from(vec![title, one(model.theme)]).into() }
}

/// «Idioma  español · F2 English».
fn languages(width: u16, look: &Look) -> Spotted<'static> {
    let theme = look.theme;
    // Below the name of the theme, which has a pointer before it.
    let gap = if width >= ALIGNED { "  " } else { "" };
    let mut line = Spotted::from(Line::from(vec![
        title("face-first-run-language", width, look),
        Span::styled(format!("{gap}{}", look.i18n.tr("face-own-language")), theme.text()),
        Span::styled(format!(" {} ", theme.glyphs().dot), theme.muted()),
    ]));
    line.append(language_hint(look));
    line
}
