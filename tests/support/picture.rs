//! A terminal's screen as an SVG picture, with the colours of a common dark palette.

use std::fmt::Write;

use vt100::{Cell, Color, Screen};

/// A cell's width and height, in the picture's units: those of a monospace font of size 16.
const CELL: (u32, u32) = (10, 20);

/// How far above a row's lower edge its letters stand.
const BASELINE: u32 = 5;

/// Black, red, green, yellow, blue, magenta, cyan, white and their bright kin, on a background and for text of its own.
const PALETTE: [&str; 16] = [
    "#1b1f27", "#ff5c5c", "#5fd75f", "#d7c700", "#6c8cff", "#e05ce0", "#22d3d3", "#d5dae3", "#7d8590", "#ff8080",
    "#8ff08f", "#f2e25c", "#93aaff", "#f08cf0", "#73eaea", "#ffffff",
];
const BACKGROUND: &str = "#11141a";
const TEXT: &str = "#d5dae3";

/// How cells look that are drawn as one.
#[derive(Clone, Debug, PartialEq)]
struct Style {
    text: &'static str,
    background: &'static str,
    bold: bool,
    dim: bool,
    underline: bool,
}

impl Style {
    fn of(cell: &Cell) -> Style {
        let (mut text, mut background) = (colour(cell.fgcolor(), TEXT), colour(cell.bgcolor(), BACKGROUND));
        if cell.inverse() {
            std::mem::swap(&mut text, &mut background);
        }
        Style { text, background, bold: cell.bold(), dim: cell.dim(), underline: cell.underline() }
    }
}

fn colour(colour: Color, default: &'static str) -> &'static str {
    match colour {
        Color::Idx(index) => PALETTE.get(usize::from(index)).copied().unwrap_or(default),
        Color::Default | Color::Rgb(..) => default,
    }
}

/// The screen as a picture; `title` is what a reader who does not see it is told.
pub fn svg(screen: &Screen, title: &str) -> String {
    let (rows, columns) = screen.size();
    let (rows, columns) = (rows.get(), columns.get());
    let (width, height) = (u32::from(columns) * CELL.0, u32::from(rows) * CELL.1);
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-10 -10 {} {}\" role=\"img\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"16\">",
        width + 20,
        height + 20
    );
    let _ = writeln!(svg, "<title>{}</title>", escaped(title));
    let _ = writeln!(
        svg,
        "<rect x=\"-10\" y=\"-10\" width=\"{}\" height=\"{}\" rx=\"8\" fill=\"{BACKGROUND}\"/>",
        width + 20,
        height + 20
    );
    for row in 0..rows {
        for (column, text, style) in runs(screen, row, columns) {
            draw_run(&mut svg, row, column, &text, &style);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// The cells of a row, those of one look together: the first column, the text, the look.
fn runs(screen: &Screen, row: u16, columns: u16) -> Vec<(u16, String, Style)> {
    let mut runs: Vec<(u16, String, Style)> = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column) else { continue };
        let style = Style::of(cell);
        let sign = if cell.has_contents() { cell.contents() } else { " " };
        match runs.last_mut() {
            Some((_, text, last)) if *last == style => text.push_str(sign),
            _ => runs.push((column, sign.to_owned(), style)),
        }
    }
    runs
}

fn draw_run(svg: &mut String, row: u16, column: u16, text: &str, style: &Style) {
    let (x, y) = (u32::from(column) * CELL.0, u32::from(row) * CELL.1);
    let width = text.chars().count() as u32 * CELL.0;
    if style.background != BACKGROUND {
        let _ = writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{}\"/>",
            CELL.1, style.background
        );
    }
    let shown = text.trim_end();
    if shown.trim().is_empty() {
        return;
    }
    // Blanks at the left move the text; the length keeps columns in place whatever font there is.
    let begins = shown.chars().take_while(|sign| *sign == ' ').count() as u32;
    let length = (shown.chars().count() as u32 - begins) * CELL.0;
    let mut look = String::new();
    for (is, attribute) in [
        (style.bold, " font-weight=\"bold\""),
        (style.dim, " opacity=\"0.6\""),
        (style.underline, " text-decoration=\"underline\""),
    ] {
        if is {
            look.push_str(attribute);
        }
    }
    let _ = writeln!(
        svg,
        "<text x=\"{}\" y=\"{}\" textLength=\"{length}\" fill=\"{}\"{look} xml:space=\"preserve\">{}</text>",
        x + begins * CELL.0,
        y + CELL.1 - BASELINE,
        style.text,
        escaped(shown.trim_start())
    );
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What a picture says, whatever its pids, ports and times were, and however wide those were: each number as `0`, and
/// blanks and lines as one blank.
pub fn gist(svg: &str) -> String {
    let mut gist = String::new();
    for line in svg.lines().filter(|line| line.starts_with("<text") || line.starts_with("<title")) {
        let Some((_, text)) = line.split_once('>') else { continue };
        let text = text.rsplit_once("</").map_or(text, |(text, _)| text);
        for character in text.chars().chain([' ']) {
            let plain = match character {
                '0'..='9' => '0',
                '─' => ' ',
                other => other,
            };
            // A measured time may be a whole number one day and a decimal one the next.
            let parts_number = matches!(plain, ',' | '.') && gist.ends_with('0');
            let again = matches!(plain, '0' | ' ') && gist.ends_with(plain);
            if !(parts_number || again) {
                gist.push(plain);
            }
        }
    }
    // How long a call took is told in the unit that suits it.
    gist.trim().replace(" ms", " µs")
}
