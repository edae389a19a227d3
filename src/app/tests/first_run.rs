use super::*;
use crate::app::theme_name::{Background, ThemeName};

/// What was asked for since, but for being woken: bytes that are on their way ask for that.
fn asked(stage: &Stage) -> Vec<&Effect> {
    stage.effects.iter().filter(|effect| !matches!(effect, Effect::WakeAt(_) | Effect::NoWake)).collect()
}

#[test]
fn it_goes_with_enter_or_escape_and_leaves_everything_as_it_was() {
    for code in [Code::Enter, Code::Escape] {
        let mut stage = Stage::first_run();
        let before = (stage.model.home.cursor, stage.model.home.probe.last.clone());
        assert!(stage.model.home.greets && before.1.is_some(), "the byte crosses meanwhile");
        stage.effects.clear();
        stage.press(code);
        assert_eq!(asked(&stage), [&Effect::SaveGreeted]);
        assert!(!stage.model.home.greets && stage.model.screen == Screen::Home);
        assert_eq!((stage.model.home.cursor, stage.model.home.probe.last.clone()), before);
        // From here on, what it always did.
        stage.effects.clear();
        stage.press(Code::Enter);
        assert_ne!(stage.model.screen, Screen::Home);
        assert!(!stage.effects.contains(&Effect::SaveGreeted), "nobody is greeted twice");
    }
}

#[test]
fn a_key_of_the_first_screen_does_there_what_it_always_does() {
    let mut stage = Stage::first_run();
    stage.press(Code::Char('l'));
    assert!(stage.model.screen == Screen::Lab && !stage.model.home.greets);
    assert!(stage.effects.contains(&Effect::SaveGreeted));
    // Back on it, the greeting is over.
    stage.press(Code::Escape);
    assert!(stage.model.screen == Screen::Home && !stage.model.home.greets);
    // A further byte, help and the language leave it where it is; so does quitting, which chose nothing.
    let mut stage = Stage::first_run();
    // Nor does the cursor of the list.
    for key in [
        Key::plain(Code::Down),
        Key::plain(Code::Up),
        Key::char(' '),
        Key::function(2),
        Key::function(1),
        Key::plain(Code::Escape),
        Key::control('c'),
    ] {
        stage.key(key);
        assert!(stage.model.home.greets, "{key:?}");
    }
    stage.press(Code::Char('q'));
    assert!(stage.effects.contains(&Effect::Quit) && !stage.effects.contains(&Effect::SaveGreeted));
}

#[test]
fn the_list_below_is_walked_and_a_digit_begins_its_lesson() {
    let mut stage = prueba::first_run();
    let before = stage.model.home.cursor;
    stage.press(Code::Down);
    assert!(stage.model.home.greets && stage.model.home.cursor != before);
    let mut stage = prueba::first_run();
    stage.press(Code::Char('1'));
    assert_eq!(stage.model.screen, Screen::Lesson, "a digit is of the lessons alone");
    assert!(!stage.model.home.greets);
}

#[test]
fn themes_are_walked_through_and_seen_and_kept_at_once() {
    let mut stage = Stage::first_run();
    let keys = [(Code::Right, "claro"), (Code::Right, "contraste"), (Code::Left, "claro"), (Code::Left, "oscuro")];
    for (code, theme) in keys.into_iter().chain([(Code::Left, "mono"), (Code::Right, "oscuro")]) {
        stage.press(code);
        assert_eq!(stage.model.theme.code(), theme);
        assert_eq!(asked(&stage).last(), Some(&&Effect::SaveTheme(stage.model.theme)));
    }
    assert!(stage.model.home.greets);
}

#[test]
fn the_background_decides_where_nobody_chose_and_never_after() {
    let mut stage = Stage::first_run();
    stage.effects.clear();
    stage.send(Msg::Background(Background::Light));
    assert_eq!((stage.model.theme, asked(&stage)), (ThemeName::Claro, Vec::new()));
    stage.send(Msg::Background(Background::Dark));
    assert_eq!(stage.model.theme, ThemeName::Oscuro);
    stage.key(Key::function(2).shifted());
    assert_eq!(
        (stage.model.theme, asked(&stage).last().copied()),
        (ThemeName::Claro, Some(&Effect::SaveTheme(ThemeName::Claro)))
    );
    stage.send(Msg::Background(Background::Dark));
    assert_eq!(stage.model.theme, ThemeName::Claro);
}

#[test]
fn the_theme_changes_everywhere_and_nothing_else_does() {
    for (place, mut stage) in every_place() {
        stage.effects.clear();
        for _ in ThemeName::ALL {
            stage.key(Key::alt('t'));
            assert_eq!(stage.effects.pop(), Some(Effect::SaveTheme(stage.model.theme)), "{place:?}");
        }
        assert_eq!((stage.model.theme, stage.model.place()), (ThemeName::default(), place));
        assert!(stage.effects.is_empty(), "{place:?}: {:?}", stage.effects);
    }
}
