//! Menus that write Python: their scenes, and that nothing of them is cut where they are designed for.

use super::{LANGUAGES, frame, oscuro, scenes, seen};
use crate::app::deeds::{Deed, DeedsMenu, Level, Subject};
use crate::app::keys::{Code, Key};
use crate::app::model::Model;
use crate::app::stage::Stage;
use crate::i18n::{I18n, Language};
use crate::ui::test_support::text_of;
use crate::ui::theme::{Theme, ThemeName};
use crate::ui::view::View;

const OPEN: Code = Code::Function(4);

fn press(stage: &mut Stage, codes: &[Code]) {
    codes.iter().for_each(|code| stage.press(*code));
}

/// Moves down until the cursor stands on a deed.
fn on(stage: &mut Stage, deed: Deed) {
    for _ in 0..20 {
        if stage.model.deeds_menu().and_then(DeedsMenu::deed) == Some(deed) {
            return;
        }
        stage.press(Code::Down);
    }
    panic!("{deed:?} is not there");
}

/// Whom to do something with.
pub fn subjects() -> Stage {
    let mut stage = scenes::unread();
    stage.line("u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
    stage.line("viejo = socket.socket()");
    stage.line("viejo.close()");
    press(&mut stage, &[OPEN]);
    stage
}

/// What can be done with a connection: something waits to be read.
pub fn list() -> Stage {
    let mut stage = scenes::unread();
    press(&mut stage, &[OPEN, Code::Enter]);
    stage
}

/// What cannot be done, with why.
pub fn refused() -> Stage {
    let mut stage = scenes::unread();
    stage.focus("servidor");
    press(&mut stage, &[OPEN, Code::Down, Code::Enter]);
    on(&mut stage, Deed::Send);
    stage
}

/// A new socket: a list in its form.
pub fn form() -> Stage {
    let mut stage = scenes::empty();
    press(&mut stage, &[OPEN, Code::Enter, Code::Down, Code::Right, Code::Down, Code::Right]);
    stage
}

/// Bytes being typed.
pub fn typed() -> Stage {
    let mut stage = scenes::unread();
    press(&mut stage, &[OPEN, Code::Enter]);
    on(&mut stage, Deed::Send);
    press(&mut stage, &[Code::Enter]);
    stage.key(Key::control('u'));
    stage.type_text("hola, señora Ana");
    stage
}

/// The longest list, with the longest statement.
pub fn options() -> Stage {
    let mut stage = scenes::unread();
    press(&mut stage, &[OPEN, Code::Enter]);
    on(&mut stage, Deed::SetOption);
    press(&mut stage, &[Code::Enter]);
    (0..8).for_each(|_| stage.press(Code::Right));
    stage
}

/// A server of ours has the focus.
pub fn elsewhere() -> Stage {
    let mut stage = scenes::web();
    stage.focus("web");
    press(&mut stage, &[OPEN]);
    stage
}

/// Every list and every form that can be reached from here, one at a time. `look` is told of each.
fn everything(stage: &mut Stage, look: &mut dyn FnMut(&mut Stage)) {
    let program = stage.model.focused().unwrap().id;
    stage.press(OPEN);
    if let Level::Deeds { .. } = stage.model.deeds_menu().unwrap().level {
        return deeds(stage, look);
    }
    for subject in stage.model.deed_subjects(program) {
        while stage.model.deeds_menu().unwrap().level != (Level::Subjects { cursor: subject }) {
            stage.press(Code::Down);
        }
        look(stage);
        stage.press(Code::Enter);
        deeds(stage, look);
        stage.press(Code::Escape);
    }
    stage.press(OPEN);
}

fn deeds(stage: &mut Stage, look: &mut dyn FnMut(&mut Stage)) {
    let menu = stage.model.deeds_menu().unwrap().clone();
    let subject = menu.subject().unwrap();
    for (deed, _) in stage.model.deeds_of(menu.program, subject) {
        on(stage, deed);
        look(stage);
        if !stage.model.deeds_opens_form() {
            continue;
        }
        stage.press(Code::Enter);
        let fields = |model: &Model| match &model.deeds_menu().unwrap().level {
            Level::Form { form, .. } => form.shown().len(),
            _ => 0,
        };
        let mut at = 0;
        while at < fields(&stage.model) {
            let Level::Form { form, .. } = stage.model.deeds_menu().unwrap().level.clone() else { panic!() };
            for _ in 0..stage.model.deeds_choices(form.focus).len().max(1) {
                look(stage);
                stage.press(Code::Right);
            }
            stage.press(Code::Down);
            at += 1;
        }
        stage.press(Code::Escape);
    }
}

/// What a narrow box must not leave out: everything that the sentences and the statement say.
fn is_whole(view: &View, stage: &mut Stage, i18n: &I18n, size: (u16, u16)) {
    let language = i18n.language();
    let text = text_of(&seen(view, stage, language, size.0, size.1));
    let model = &stage.model;
    // The box's own rows, without its border.
    let from = text.lines().find_map(|row| row.find("┌─ F4").map(|at| row[..at].chars().count())).expect("the box");
    let top = text.lines().find(|row| row.contains("┌─ F4")).expect("the box");
    let width = top.chars().skip(from).take_while(|character| *character != '┐').count();
    let rows: Vec<String> = text
        .lines()
        .skip_while(|row| !row.contains("┌─ F4"))
        .map(|row| row.chars().skip(from).take(width).collect::<String>())
        .take_while(|row| !row.starts_with('└'))
        .map(|row| row.trim_matches(['│', ' ']).to_owned())
        .collect();
    let inside = rows.join(" ");
    let close = |text: &str| text.replace([' ', '`', '!'], "");
    let mut wanted: Vec<String> = model.deeds_notes().iter().map(|note| note.say(i18n)).collect();
    match model.deeds_statement() {
        Some(Ok(line)) => wanted.push(line),
        Some(Err(wrong)) if !model.deeds_opens_form() => wanted.push(wrong.say(i18n)),
        Some(Err(_)) | None => {}
    }
    if let Level::Form { form, .. } = &model.deeds_menu().unwrap().level {
        wanted.push(i18n.tr(form.focus.label()));
        let choices = model.deeds_choices(form.focus);
        match form.about() {
            Some(about) => wanted.push(i18n.tr(about)),
            None => wanted.extend(
                choices.iter().find(|it| Some(it.value.as_str()) == form.get(form.focus)).map(|it| it.about.say(i18n)),
            ),
        }
    }
    for sentence in wanted {
        assert!(close(&inside).contains(&close(&sentence)), "{size:?} {language:?}: «{sentence}» in\n{text}");
    }
    assert!(rows.iter().all(|row| row.matches('↓').count() < 2), "{size:?} {language:?}: two marks in a row\n{text}");
    assert!(!inside.contains('…'), "{size:?} {language:?}: something is cut\n{text}");
}

#[test]
fn nothing_is_cut_in_any_list_and_any_form() {
    let scenes: [fn() -> Stage; 4] = [scenes::unread, scenes::datagrams, six, scenes::unix];
    let mut count = 0;
    let view = View::new(oscuro());
    for scene in scenes {
        for (language, _) in LANGUAGES {
            let i18n = I18n::new(language);
            // The box has the same columns at every size, and the fewest rows at this one.
            let size = (80, 24);
            let mut stage = scene();
            for program in ["cliente", "servidor"] {
                stage.focus(program);
                everything(&mut stage, &mut |stage| {
                    is_whole(&view, stage, &i18n, size);
                    count += 1;
                });
                if stage.model.popup.is_some() {
                    stage.press(OPEN);
                }
            }
        }
    }
    assert!(count > 800, "{count}");
}

/// IPv6, both kinds.
fn six() -> Stage {
    let mut stage = scenes::empty();
    stage.line("c = socket.socket(socket.AF_INET6)");
    stage
}

#[test]
fn the_statement_and_the_choice_are_seen_on_the_smallest_terminal() {
    for (scene, words) in [
        (list as fn() -> Stage, "recv"),
        (form, "SOCK_DGRAM"),
        (typed, "señora"),
        (options, "TCP_USER_TIMEOUT"),
        (elsewhere, "cliente"),
    ] {
        let mut stage = scene();
        let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 40, 12));
        let rest = text.split_once("F4").expect("the box").1;
        assert!(rest.contains(words), "{words} in\n{text}");
        if let Some(Ok(line)) = stage.model.deeds_statement() {
            assert!(rest.contains(&line[..8]), "{line} in\n{text}");
        }
    }
}

#[test]
fn what_cannot_be_done_is_told_apart_without_colour() {
    for theme in [Theme::new(ThemeName::Mono, false), Theme::new(ThemeName::Mono, true)] {
        let text = text_of(&frame(&mut refused(), Language::Spanish, theme, 80, 24));
        assert!(text.contains("send         (este escucha)"), "{text}");
    }
    let mut stage = subjects();
    assert!(text_of(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24)).contains("(ya cerrado)"));
    assert!(matches!(stage.model.deeds_menu().unwrap().level, Level::Subjects { cursor: Subject::Socket(_) }));
}

#[test]
fn a_socket_is_called_as_in_its_row_of_the_kernel() {
    let mut stage = scenes::empty();
    for (name, numbers, wanted) in [
        ("t", "socket.AF_INET6", "TCP6"),
        ("u", "socket.AF_INET6, socket.SOCK_DGRAM", "UDP6"),
        ("v", "socket.AF_INET, socket.SOCK_DGRAM", "UDP"),
        ("x", "socket.AF_UNIX", "Unix"),
    ] {
        stage.line(&format!("{name} = socket.socket({numbers})"));
        press(&mut stage, &[OPEN]);
        let text = text_of(&frame(&mut stage, Language::Spanish, oscuro(), 80, 24));
        let fd = stage.model.named_sockets(stage.id("cliente"))[0].socket.descriptors[0];
        assert!(text.contains(&format!("{name}  fd {fd} {wanted} nuevo")), "{text}");
        press(&mut stage, &[OPEN]);
    }
}

#[test]
fn of_a_list_in_a_form_it_is_seen_which_keys_change_it() {
    for (language, change) in [(Language::Spanish, "←→ cambia"), (Language::English, "←→ change")] {
        for (columns, rows) in [(40, 12), (60, 20), (80, 24), (120, 36)] {
            for scene in [form as fn() -> Stage, options] {
                let text = text_of(&frame(&mut scene(), language, oscuro(), columns, rows));
                assert!(text.contains(change), "{columns}×{rows}\n{text}");
            }
        }
    }
}

#[test]
fn a_click_beside_the_box_closes_it_and_one_on_it_does_not() {
    use crate::app::message::Msg;
    use crate::app::mouse::Click;
    use crate::app::pointer::Gesture;
    let view = View::new(oscuro());
    for scene in [subjects as fn() -> Stage, list, form, typed, elsewhere] {
        let mut stage = scene();
        stage.key(Key::function(12));
        seen(&view, &mut stage, Language::Spanish, 80, 24);
        let title = text_of(&seen(&view, &mut stage, Language::Spanish, 80, 24));
        let corner = title.lines().enumerate().find_map(|(row, line)| Some((row, line.find("┌─ F4")?))).unwrap();
        let line = title.lines().nth(corner.0).unwrap();
        let (row, column) = (corner.0 as u16, line[..corner.1].chars().count() as u16);
        let mut click = |column, row| {
            let what = view.target_at(&stage.model, column, row).expect("something is there");
            stage.send(Msg::Mouse(Click { what, gesture: Gesture::Press }));
            stage.model.deeds_menu().is_some()
        };
        assert!(click(column, row), "{title}");
        assert!(!click(2, 22), "{title}");
    }
}
