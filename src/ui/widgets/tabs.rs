//! The programs (or anything with names) in one line, one of them chosen.

use ratatui::style::Style;
use ratatui::text::Span;

use super::canvas::fit;
use super::safe_text::show_text;
use super::spotted::Spotted;
use crate::app::mouse::Target;
use crate::ui::Look;

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// Its name; untrusted.
    pub name: String,
    /// What stands after the name while there is room: a pid.
    pub detail: String,
    /// A sign that something is to be known about it: blocked, dead.
    pub sign: Option<&'static str>,
    /// Its colour.
    pub style: Style,
}

/// The tabs, with `chosen` pointed at; `extra` (say, «+ programa (F7)») stands after them while there is room.
pub fn line(
    tabs: &[Tab],
    chosen: Option<usize>,
    extra: &Spotted<'static>,
    width: u16,
    look: &Look,
) -> Spotted<'static> {
    let variants = [(true, true, "   "), (true, false, "   "), (false, true, "  "), (false, false, " ")];
    for (details, with_extra, gap) in variants {
        let whole = build(tabs, 0, chosen, details, with_extra.then_some(extra), gap, look);
        if whole.columns() <= width {
            return whole;
        }
    }
    // Not even the names fit: begin where the chosen one is still seen whole, and none before it is lost in vain.
    let ellipsis = look.theme.glyphs().ellipsis;
    let chosen_place = chosen.unwrap_or(0).min(tabs.len().saturating_sub(1));
    let up_to = &tabs[..tabs.len().min(chosen_place + 1)];
    let seen = |from: &usize| build(up_to, *from, chosen, false, None, " ", look).columns() <= width;
    let from = (0..chosen_place).find(seen).unwrap_or(chosen_place);
    let mut whole = build(tabs, from, chosen, false, None, " ", look);
    whole.line = fit(whole.line, width, ellipsis);
    whole
}

fn build(
    tabs: &[Tab],
    from: usize,
    chosen: Option<usize>,
    details: bool,
    extra: Option<&Spotted<'static>>,
    gap: &str,
    look: &Look,
) -> Spotted<'static> {
    let glyphs = look.theme.glyphs();
    let mut spans = Spotted::default();
    if from > 0 {
        spans.push(Span::styled(format!("{} ", glyphs.ellipsis), look.theme.muted()));
    }
    for (place, tab) in tabs.iter().enumerate().skip(from) {
        let is_chosen = chosen == Some(place);
        let pointer = if is_chosen { glyphs.pointer } else { " " };
        let start = spans.columns();
        spans.push(Span::styled(format!("{pointer} "), look.theme.strong()));
        let style = if is_chosen { tab.style.patch(look.theme.strong()) } else { tab.style };
        spans.push(Span::styled(show_text(&tab.name, glyphs), style));
        if details && !tab.detail.is_empty() {
            spans.push(Span::styled(format!(" {}", tab.detail), look.theme.muted()));
        }
        if let Some(sign) = tab.sign {
            spans.push(Span::styled(format!(" {sign}"), style));
        }
        spans.mark(start, Target::Tab(place));
        spans.push(Span::raw(gap.to_owned()));
    }
    if let Some(extra) = extra.filter(|extra| extra.columns() > 0) {
        spans.push(Span::raw("  "));
        spans.append(extra.clone());
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::looks;

    fn tabs() -> Vec<Tab> {
        let tab = |name: &str, detail: &str| Tab {
            name: name.to_owned(),
            detail: detail.to_owned(),
            sign: None,
            style: Style::new(),
        };
        vec![tab("cliente", "4312"), tab("servidor", "4313"), tab("eco", "4400")]
    }

    #[test]
    fn details_go_before_names() {
        let look = looks::spanish();
        let at =
            |width| line(&tabs(), Some(1), &"+ F7".into(), width, &look.get()).line.to_string().trim_end().to_owned();
        assert_eq!(at(60), "  cliente 4312   ▸ servidor 4313     eco 4400     + F7");
        assert_eq!(at(36), "  cliente  ▸ servidor    eco    + F7");
        assert_eq!(at(16), "… ▸ servidor   …");
        let last = line(&tabs(), Some(2), &"".into(), 14, &look.get()).line.to_string();
        assert_eq!(last, "… ▸ eco ");
        let last = line(&tabs(), Some(2), &"".into(), 19, &look.get()).line.to_string();
        assert_eq!(last, "…   servidor ▸ eco ");
        for width in 0..60 {
            for chosen in [None, Some(0), Some(2), Some(9)] {
                assert!(line(&tabs(), chosen, &"+".into(), width, &look.get()).columns() <= width.max(1));
            }
        }
    }
}
