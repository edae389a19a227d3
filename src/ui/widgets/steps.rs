//! The steps of a lesson in one short row: `●●●◐○○○`.

use ratatui::text::Span;

use crate::ui::Look;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepMark {
    /// It was done.
    Done,
    /// It is being done.
    Here,
    /// It is to come.
    Open,
}

/// The steps, a sign each.
pub fn gauge(steps: &[StepMark], look: &Look) -> Vec<Span<'static>> {
    let (theme, glyphs) = (look.theme, look.theme.glyphs());
    let runs = steps.chunk_by(|one, next| one == next);
    runs.map(|same| {
        let (sign, style) = match same[0] {
            StepMark::Done => (glyphs.step_done, theme.text()),
            StepMark::Here => (glyphs.step_here, theme.strong()),
            StepMark::Open => (glyphs.step_open, theme.muted()),
        };
        Span::styled(sign.repeat(same.len()), style)
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::test_support::looks;

    #[test]
    fn one_sign_a_step() {
        let look = looks::spanish();
        let steps = [StepMark::Done, StepMark::Done, StepMark::Here, StepMark::Open];
        let text: String = gauge(&steps, &look.get()).iter().map(|span| span.content.as_ref()).collect();
        assert_eq!(text, "●●◐○");
        assert!(gauge(&[], &look.get()).is_empty());
        let plain = looks::plain();
        let text: String = gauge(&steps, &plain.get()).iter().map(|span| span.content.as_ref()).collect();
        assert_eq!(text, "**@.");
    }
}
