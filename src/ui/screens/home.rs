//! The first screen: what can be entered, and the last real byte that crossed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::keys;
use crate::app::home::{Crossing, HomeItem, Programs};
use crate::app::model::Model;
use crate::journal::event::ProgramId;
use crate::ui::Look;
use crate::ui::panes::first_byte::{self, FirstByte, Party, Trial};
use crate::ui::widgets::canvas::{Canvas, pad, text_columns};
use crate::ui::widgets::{footer, wrap};

/// Draws it; what stands over it may use the returned area.
pub fn draw(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) -> Rect {
    let theme = look.theme;
    let wide = area.width >= 72;
    let margin = if wide { 3 } else { 1 };
    let body = Rect {
        x: area.x + margin,
        width: area.width.saturating_sub(2 * margin),
        y: area.y + 1,
        height: area.height.saturating_sub(2),
    };
    let mut canvas = Canvas::new(buffer, body);
    let name = Line::from(Span::styled("enchufe", theme.strong()));
    let other = Line::from(Span::styled(language_hint(look), theme.strong()));
    canvas.put_both(0, name, &other, theme.glyphs().ellipsis);
    canvas.put(0, 1, &Line::from(Span::styled(look.i18n.tr("ui-home-subtitle"), theme.text())));

    // In a low terminal the byte keeps its rows; the list has two.
    let roomy = body.height >= 16;
    let mut row = if roomy { 4 } else { 3 };
    if roomy {
        row += 1;
    }
    let names: Vec<String> = HomeItem::ALL.iter().map(|item| look.i18n.tr(item.label())).collect();
    let column = names.iter().map(|name| text_columns(name)).max().unwrap_or(0);
    for (place, (item, name)) in HomeItem::ALL.iter().zip(&names).enumerate() {
        let chosen = place == model.home.cursor;
        let pointer = if chosen { theme.glyphs().pointer } else { " " };
        let key = item_key(*item, look);
        let spans = vec![
            Span::styled(format!("{pointer} "), theme.strong()),
            Span::styled(pad(&key, 8), theme.strong()),
            Span::styled(pad(name, column), if chosen { theme.strong() } else { theme.text() }),
            Span::styled(format!("   {}", look.i18n.tr(item.description())), theme.muted()),
        ];
        canvas.put_both(row, Line::from(spans), &Line::default(), theme.glyphs().ellipsis);
        if chosen {
            // The row as a whole, so that the cursor is found without colour.
            canvas.mark(0, row, theme.strong());
        }
        row += 1;
    }

    let below = row + if roomy { 2 } else { 1 };
    let trial_area = Rect { y: body.y + below.min(body.height), height: body.height.saturating_sub(below + 2), ..body };
    draw_trial(model, buffer, trial_area, look);

    let mut canvas = Canvas::new(buffer, Rect { y: area.bottom() - 1, height: 1, ..body });
    match &model.status {
        Some(status) => {
            let style = if status.is_problem { theme.error() } else { theme.strong() };
            let words = wrap::words(&status.text.say(look.i18n), body.width);
            let text = words.into_iter().next().unwrap_or_default();
            canvas.put(0, 0, &Line::from(Span::styled(text, style)));
        }
        None => canvas.put(0, 0, &footer::line(&keys::footer(model, look.i18n), body.width, look)),
    }
    area
}

/// «F2 English», on every screen until the choice is made, and on this one always: nothing is typed here.
pub fn language_hint(look: &Look) -> String {
    let key = crate::app::keys::Key::function(2).name(look.i18n);
    format!("{key} {}", look.i18n.tr("ui-other-language"))
}

fn item_key(item: HomeItem, look: &Look) -> String {
    match item {
        HomeItem::Lab => "L".to_owned(),
        HomeItem::Byte => look.i18n.tr("ui-key-space"),
    }
}

fn draw_trial(model: &Model, buffer: &mut Buffer, area: Rect, look: &Look) {
    let probe = &model.home.probe;
    let failed = probe.problem.as_ref().map(|problem| problem.say(look.i18n));
    let ran = probe.last.as_ref().map(|crossing| seen(crossing, probe.programs()));
    let trial = match (&failed, &ran) {
        (Some(words), _) => Trial::Failed(words),
        (None, Some(run)) => Trial::Ran(run),
        (None, None) => Trial::Never,
    };
    first_byte::draw(trial, buffer, area, look);
}

fn seen(crossing: &Crossing, programs: Option<Programs>) -> FirstByte {
    let party = |end: &crate::app::home::End, name: &str, program: Option<ProgramId>, number: u16| Party {
        // Programs that have ended keep their colours by number.
        program: program.unwrap_or(ProgramId(number)),
        name: name.to_owned(),
        pid: end.pid,
        port: end.address.as_ref().and_then(|address| address.port()).unwrap_or_default(),
    };
    FirstByte {
        client: party(&crossing.client, crate::app::names::CLIENT, programs.map(|both| both.client), 1),
        server: party(&crossing.server, "eco", programs.map(|both| both.server), 2),
        sent: crossing.sent.head.clone(),
        answered: Some(crossing.received.head.clone()),
        took: Some(crossing.took),
    }
}
