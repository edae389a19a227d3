use super::prueba;
use super::*;
use crate::app::lesson::{LessonPlay, Waits};
use crate::course::play::{Phase, StepState};
use crate::course::progress::{Progress, Record, What};
use crate::journal::event::{Body, Death, Role};

fn lesson(stage: &Stage) -> &LessonPlay {
    stage.model.lesson.as_ref().expect("a lesson is played")
}

fn phase(stage: &Stage) -> Phase {
    lesson(stage).player.phase().clone()
}

fn step(stage: &Stage) -> &str {
    &lesson(stage).player.step().id
}

/// What was asked to be kept, in order.
fn kept(stage: &Stage) -> Vec<Record> {
    let record = |effect: &Effect| match effect {
        Effect::Keep(record) => Some(record.clone()),
        _ => None,
    };
    stage.effects.iter().filter_map(record).collect()
}

fn lines(stage: &Stage) -> Vec<&str> {
    stage.ran.iter().map(|(_, line)| line.as_str()).collect()
}

#[test]
fn the_whole_lesson_from_the_first_enter_to_the_last() {
    let mut stage = prueba::hola();
    assert_eq!((stage.model.screen, step(&stage)), (Screen::Lesson, "hola"));
    assert_eq!(stage.model.lab.names(), ["cliente", "eco"]);
    assert_eq!(stage.model.focused().unwrap().name, "cliente");
    // Each Enter runs the grey line; nothing else is proposed.
    let eco = r#"c.connect(("127.0.0.1", 41002))"#.to_owned();
    for line in ["c = socket.socket()", &eco, r#"c.send(b"hola")"#, "c.recv(100)"] {
        assert_eq!(phase(&stage), Phase::Working);
        assert!(stage.grey("cliente").is_some_and(|grey| grey.starts_with(&line[..9])), "{line}");
        assert_eq!(stage.model.suggestions.lines.len(), 1);
        stage.press(Code::Enter);
    }
    assert_eq!(phase(&stage), Phase::Finished);
    assert_eq!(lesson(&stage).player.verdict().met, [true, true]);
    assert!(stage.model.suggestions.lines.is_empty());
    let programs: Vec<ProgramId> = stage.model.lab.participants.iter().map(|it| it.id).collect();
    // On: the prediction, in the same scene.
    stage.press(Code::Enter);
    assert_eq!((step(&stage), phase(&stage)), ("que-pasa", Phase::Asking { question: 0 }));
    assert_eq!(stage.model.lab.participants.iter().map(|it| it.id).collect::<Vec<_>>(), programs);
    // Arrows go round the three options, «not sure yet» among them; letters go nowhere.
    stage.type_text("hola");
    stage.press(Code::Up);
    assert_eq!(lesson(&stage).cursor, 2);
    stage.press(Code::Down);
    assert_eq!(lesson(&stage).cursor, 0);
    stage.press(Code::Char('9'));
    assert_eq!(status(&stage), Some("app-status-so-many-options"));
    stage.press(Code::Char('1'));
    assert_eq!(phase(&stage), Phase::Confidence { question: 0, option: 0 });
    assert!(!kept(&stage).iter().any(|record| matches!(record.what, What::Prediction { .. })));
    stage.press(Code::Backspace);
    assert_eq!(phase(&stage), Phase::Asking { question: 0 });
    stage.press(Code::Enter);
    stage.press(Code::Down);
    stage.press(Code::Enter);
    assert_eq!(phase(&stage), Phase::Locked);
    let said = What::Prediction { question: "pasa".into(), option: Some("espera".into()), confidence: Some(2) };
    assert!(kept(&stage).iter().any(|record| record.what == said), "kept before anything runs");
    assert!(stage.model.console().unwrap().editor.is_empty());
    // The step that decides it: the server ends.
    stage.press(Code::Enter);
    assert_eq!((step(&stage), phase(&stage)), ("rechazo", Phase::Working));
    assert!(stage.model.is_dead(stage.id("eco")));
    stage.press(Code::Enter);
    stage.press(Code::Enter);
    assert_eq!(phase(&stage), Phase::Sentence);
    let comparison = lesson(&stage).player.comparison().unwrap();
    assert_eq!((comparison.said, comparison.confidence, comparison.was), (Some(0), Some(2), 1));
    assert_eq!(stage.model.place(), Place::Sentence);
    stage.type_text("nadie escuchaba");
    assert_eq!(lesson(&stage).sentence.text(), "nadie escuchaba");
    stage.press(Code::Enter);
    assert!(kept(&stage).iter().any(|it| it.what == What::Sentence { text: "nadie escuchaba".into() }));
    assert_eq!(phase(&stage), Phase::Finished);
    // The echo server is back, in its pane, at another port.
    let eco = stage.id("eco");
    stage.press(Code::Enter);
    assert_eq!((step(&stage), phase(&stage)), ("saludo", Phase::Working));
    assert_eq!(stage.id("eco"), eco);
    assert!(!stage.model.is_dead(eco));
    assert_eq!(stage.grey("cliente"), None, "no line of the laboratory's own either");
    prueba::greet(&mut stage);
    assert_eq!(phase(&stage), Phase::Finished);
    // A wrong answer reopens the step that shows it.
    stage.press(Code::Enter);
    assert_eq!((step(&stage), phase(&stage)), ("cierre", Phase::Asking { question: 0 }));
    stage.press(Code::Char('2'));
    assert_eq!(phase(&stage), Phase::Answered { question: 0, option: 1, right: false });
    stage.press(Code::Enter);
    assert_eq!((step(&stage), phase(&stage)), ("hola", Phase::Working));
    assert!(lesson(&stage).player.is_reopened());
    (0..4).for_each(|_| stage.press(Code::Enter));
    assert_eq!(phase(&stage), Phase::Finished);
    stage.press(Code::Enter);
    assert_eq!((step(&stage), phase(&stage)), ("cierre", Phase::Sentence));
    stage.press(Code::Enter);
    while phase(&stage) != Phase::Closed {
        stage.press(Code::Enter);
    }
    assert_eq!(stage.model.course.standing(lesson(&stage).player.lesson()), super::super::course::Standing::Finished);
    // There is no other lesson: home.
    stage.press(Code::Enter);
    assert_eq!(stage.model.screen, Screen::Home);
    // Entered again, it begins again, with what was done kept.
    stage.press(Code::Char('1'));
    assert_eq!((step(&stage), phase(&stage)), ("hola", Phase::Working));
    assert!(lesson(&stage).player.step_states()[1..].iter().all(|state| *state == StepState::Done));
}

#[test]
fn from_the_end_of_a_lesson_enter_leads_to_the_next_one_and_esc_to_it_on_the_first_screen() {
    let closed = || {
        let mut catalogue = prueba::catalogue();
        let mut other = (*catalogue.lessons[0]).clone();
        other.id = "otra".to_owned();
        catalogue.lessons.push(std::sync::Arc::new(other));
        let mut stage = Stage::course(catalogue, Progress::default());
        stage.press(Code::Enter);
        (0..5).for_each(|_| stage.press(Code::Enter));
        stage.press(Code::Char('3'));
        (0..5).for_each(|_| stage.press(Code::Enter));
        prueba::greet(&mut stage);
        stage.press(Code::Enter);
        stage.press(Code::Char('1'));
        while phase(&stage) != Phase::Closed {
            stage.press(Code::Enter);
        }
        stage
    };
    let mut stage = closed();
    stage.press(Code::Enter);
    assert_eq!((lesson(&stage).player.lesson().id.as_str(), step(&stage)), ("otra", "hola"));
    assert_eq!(stage.model.lab.names(), ["cliente", "eco"]);
    let mut stage = closed();
    stage.press(Code::Escape);
    assert_eq!((stage.model.screen, stage.model.home.cursor), (Screen::Home, 1));
}

#[test]
fn the_scripts_lines_stand_in_the_prompts_past_and_the_arrow_finds_them() {
    let mut stage = prueba::hola();
    (0..4).for_each(|_| stage.press(Code::Enter));
    stage.press(Code::Up);
    assert_eq!(stage.model.console().unwrap().editor.text(), "c.recv(100)");
}

#[test]
fn f9_builds_the_step_anew_and_alt_left_the_one_before() {
    let mut stage = prueba::saludo();
    let old = stage.model.lab.participants[0].id;
    stage.line("e = socket.socket()");
    stage.press(Code::Function(9));
    assert_eq!((step(&stage), phase(&stage)), ("saludo", Phase::Working));
    assert_ne!(stage.model.lab.participants[0].id, old);
    assert_eq!(stage.model.lab.names(), ["cliente", "eco"]);
    assert!(stage.model.program(old).is_none(), "its process is gone");
    stage.key(Key::plain(Code::Left).with_alt());
    assert_eq!((step(&stage), phase(&stage)), ("rechazo", Phase::Working));
    assert!(stage.model.is_dead(stage.id("eco")));
    stage.key(Key::plain(Code::Left).with_alt());
    assert_eq!((step(&stage), phase(&stage)), ("que-pasa", Phase::Asking { question: 0 }));
    stage.key(Key::plain(Code::Left).with_alt());
    assert_eq!(step(&stage), "hola");
    // There is nothing before it, and the key is not offered.
    stage.key(Key::plain(Code::Left).with_alt());
    assert_eq!(step(&stage), "hola");
}

#[test]
fn another_language_in_the_middle_keeps_step_and_sockets() {
    let mut stage = prueba::hola();
    stage.press(Code::Enter);
    let text = |stage: &Stage| {
        let player = &lesson(stage).player;
        player.text("", &stage.model.language, stage.model.projections()).unwrap()
    };
    let (before, programs) = (text(&stage), format!("{:?}", stage.model.lab.participants));
    let sockets = format!("{:?}", stage.model.sockets_of(stage.id("cliente")));
    stage.press(Code::Function(2));
    assert_ne!(text(&stage), before);
    assert_eq!(format!("{:?}", stage.model.lab.participants), programs);
    assert_eq!(format!("{:?}", stage.model.sockets_of(stage.id("cliente"))), sockets);
    assert_eq!((step(&stage), phase(&stage)), ("hola", Phase::Working));
}

#[test]
fn a_lesson_goes_on_where_it_was_left_in_this_session_and_in_the_next() {
    let mut stage = prueba::locked();
    let programs: Vec<ProgramId> = stage.model.lab.participants.iter().map(|it| it.id).collect();
    stage.press(Code::Escape);
    assert_eq!(stage.model.screen, Screen::Home);
    stage.press(Code::Enter);
    assert_eq!((stage.model.screen, phase(&stage)), (Screen::Lesson, Phase::Locked));
    assert_eq!(stage.model.lab.participants.iter().map(|it| it.id).collect::<Vec<_>>(), programs);
    // Enchufe is started again: its progress is in the records.
    let mut progress = Progress::default();
    kept(&stage).iter().for_each(|record| progress.fold(record));
    assert_eq!(progress, stage.model.course.progress);
    let mut later = Stage::course(prueba::catalogue(), progress);
    let begun = &later.model.course.catalogue.lessons[0];
    assert_eq!(later.model.course.standing(begun), super::super::course::Standing::Begun(2));
    later.press(Code::Enter);
    assert_eq!((step(&later), phase(&later)), ("rechazo", Phase::Working));
    assert!(later.model.is_dead(later.id("eco")), "built from nothing");
    // What was said two steps ago is known.
    (0..2).for_each(|_| later.press(Code::Enter));
    assert_eq!(lesson(&later).player.comparison().unwrap().said, Some(0));
}

#[test]
fn the_free_laboratory_is_parked_alive_and_comes_back() {
    let mut stage = prueba::home();
    stage.key(Key::char('l'));
    stage.line("x = socket.socket()");
    stage.type_text("x.bind(");
    let parked = stage.id("cliente");
    stage.press(Code::Escape);
    stage.press(Code::Char('1'));
    assert_eq!(step(&stage), "hola");
    assert_ne!(stage.id("cliente"), parked);
    assert_eq!(stage.model.sockets_of(parked).len(), 1, "its programs live");
    // What happens to it is heard.
    let servidor = stage.model.parked.participants[1].id;
    stage.happens(servidor, Body::Died(Death::Killed(9)));
    stage.press(Code::Escape);
    stage.key(Key::char('l'));
    assert_eq!(stage.id("cliente"), parked);
    assert_eq!(stage.model.console().unwrap().editor.text(), "x.bind(");
    assert!(stage.model.is_dead(stage.id("servidor")));
    assert_eq!(stage.model.place(), Place::Console);
    // And the lesson is where it was.
    let scene = stage.model.parked.participants[0].id;
    stage.press(Code::Escape);
    stage.press(Code::Char('1'));
    assert_eq!(stage.id("cliente"), scene);
    assert_eq!(phase(&stage), Phase::Working);
}

#[test]
fn where_there_is_no_room_for_both_the_parked_programs_end_and_that_is_said() {
    let mut stage = prueba::home();
    stage.key(Key::char('l'));
    for _ in 0..9 {
        stage.press(Code::Function(7));
        stage.press(Code::Down);
        stage.press(Code::Enter);
    }
    assert_eq!(stage.model.lab.participants.len(), 11);
    stage.press(Code::Escape);
    orders(&mut stage);
    stage.press(Code::Char('1'));
    assert_eq!(phase(&stage), Phase::Working);
    assert_eq!(status(&stage), Some("app-status-lab-ended"));
    assert!(stage.model.parked.participants.is_empty());
    let removed = orders(&mut stage).iter().filter(|order| matches!(order, Order::Remove { .. })).count();
    assert_eq!(removed, 11, "the byte's two were gone already");
    // Adding programs by hand is counted together too.
    stage.press(Code::Escape);
    stage.key(Key::char('l'));
    assert_eq!(stage.model.lab.participants.len(), 2);
    for _ in 0..9 {
        stage.press(Code::Function(7));
        stage.press(Code::Down);
        stage.press(Code::Enter);
    }
    assert_eq!(stage.model.lab.participants.len(), 11);
    assert!(stage.model.parked.participants.is_empty(), "the scene has ended");
    assert!(stage.model.lesson.is_none());
    stage.press(Code::Escape);
    stage.press(Code::Char('1'));
    assert_eq!((step(&stage), phase(&stage)), ("hola", Phase::Working), "and is built anew");
}

#[test]
fn what_is_typed_while_the_scene_is_prepared_waits_for_the_prompt() {
    let mut stage = prueba::home();
    stage.held = true;
    stage.press(Code::Enter);
    assert_eq!((phase(&stage), stage.model.place()), (Phase::Preparing, Place::Reading));
    // Enter before any letter was meant for the screen before.
    stage.press(Code::Enter);
    stage.type_text("x = socket.socket();");
    stage.press(Code::Backspace);
    stage.press(Code::Enter);
    stage.type_text("x");
    assert_eq!(stage.model.lesson_waits(), Some(Waits::Scene));
    stage.held = false;
    stage.work();
    assert_eq!(lines(&stage)[3..], ["x = socket.socket()"]);
    assert_eq!(stage.model.console().unwrap().editor.text(), "x");
    // A question in its place is not answered by it.
    let mut stage = prueba::que_pasa();
    stage.held = true;
    stage.press(Code::Function(9));
    stage.type_text("1");
    stage.held = false;
    stage.work();
    assert_eq!(phase(&stage), Phase::Asking { question: 0 });
}

#[test]
fn a_scene_that_cannot_be_built_says_so_and_can_be_tried_again_or_left() {
    let mut stage = prueba::home();
    stage.held = true;
    stage.press(Code::Enter);
    stage.wait(11);
    assert!(matches!(phase(&stage), Phase::Broken(_)));
    assert_eq!(stage.model.place(), Place::Reading);
    stage.press(Code::Enter);
    assert!(matches!(phase(&stage), Phase::Broken(_)), "nothing to go on to");
    stage.held = false;
    stage.press(Code::Function(9));
    assert_eq!((step(&stage), phase(&stage)), ("hola", Phase::Working));
    stage.held = true;
    stage.press(Code::Function(9));
    stage.wait(11);
    stage.held = false;
    stage.press(Code::Tab);
    assert_eq!(step(&stage), "que-pasa");
}

#[test]
fn hints_are_kept_and_the_fourth_plays_it_and_lets_one_repeat() {
    let mut stage = prueba::saludo();
    for level in 1..=3 {
        stage.press(Code::Function(3));
        assert_eq!(lesson(&stage).player.hint_level(), level);
    }
    stage.key(Key::alt('i'));
    assert_eq!((phase(&stage), stage.model.place()), (Phase::Showing, Place::Reading));
    stage.type_text("q");
    for _ in 0..20 {
        stage.wait(2);
    }
    assert_eq!(phase(&stage), Phase::Repeat);
    assert_eq!(lines(&stage).iter().filter(|line| line.starts_with("e.")).count(), 3);
    assert_eq!(lesson(&stage).player.step_states()[3], StepState::Current);
    // The letter typed meanwhile stands on the prompt; an empty one goes on.
    stage.press(Code::Backspace);
    stage.press(Code::Enter);
    assert_eq!((step(&stage), phase(&stage)), ("saludo", Phase::Working));
}

#[test]
fn exploring_beside_the_goal_is_never_an_error() {
    let mut stage = prueba::hola();
    // A program of one's own, in the scene.
    stage.press(Code::Function(7));
    stage.press(Code::Enter);
    stage.press(Code::Enter);
    assert_eq!(stage.model.lab.names(), ["cliente", "eco", "servidor"]);
    stage.line("s = socket.socket()");
    assert_eq!(phase(&stage), Phase::Working);
    // The grey line is in the client: Enter goes there first.
    assert!(stage.model.go().is_some());
    stage.press(Code::Enter);
    assert_eq!(stage.model.focused().unwrap().name, "cliente");
    // Ctrl-D ends the client; F9 brings everything back, without the program of one's own.
    stage.key(Key::control('d'));
    let client = stage.id("cliente");
    stage.happens(client, Body::Died(Death::Exited(0)));
    stage.press(Code::Function(9));
    assert_eq!(stage.model.lab.names(), ["cliente", "eco"]);
    assert_eq!(phase(&stage), Phase::Working);
    assert_eq!(stage.model.role(stage.id("cliente")), Some(Role::Console));
}

#[test]
fn the_glossary_lists_the_terms_of_the_step_and_at_home_all_of_them() {
    let mut stage = prueba::saludo();
    stage.press(Code::Function(5));
    let terms = |stage: &Stage| match &stage.model.popup {
        Some(Popup::Glossary(glossary)) => glossary.terms.clone(),
        _ => panic!("no glossary"),
    };
    assert_eq!(terms(&stage), ["connection", "echo"]);
    assert_eq!(stage.model.place(), Place::Terms);
    stage.press(Code::Down);
    stage.press(Code::Enter);
    assert_eq!(stage.model.place(), Place::Term);
    stage.press(Code::Escape);
    assert_eq!(stage.model.place(), Place::Terms);
    stage.key(Key::alt('g'));
    assert_eq!(stage.model.place(), Place::Console);
    // One term alone is open at once, and closing it closes all.
    let mut stage = prueba::hola();
    stage.key(Key::alt('g'));
    assert_eq!(stage.model.place(), Place::Term);
    stage.press(Code::Enter);
    assert_eq!(stage.model.popup, None);
    stage.press(Code::Escape);
    stage.key(Key::char('g'));
    // In the order of the words that are seen: cliente, conexión, eco, puerto.
    assert_eq!(terms(&stage), ["client", "connection", "echo", "port"]);
}

#[test]
fn the_words_of_the_glossary_stand_in_the_order_of_the_language() {
    let mut stage = Stage::course(crate::course::reading::embedded(), Default::default());
    stage.key(Key::char('g'));
    let words = |stage: &Stage| match &stage.model.popup {
        Some(Popup::Glossary(glossary)) => {
            let entry = |id: &String| stage.model.course.catalogue.glossary.entry(stage.model.language, id).unwrap();
            let words = glossary.terms.iter().map(|id| crate::course::markdown::plain(&entry(id).word));
            (words.collect::<Vec<_>>(), glossary.term().unwrap().to_owned())
        }
        _ => panic!("no glossary"),
    };
    let place = |words: &[String], word: &str| words.iter().position(|other| other == word).unwrap();
    let (spanish, _) = words(&stage);
    assert!(place(&spanish, "búfer") < place(&spanish, "byte"), "{spanish:?}");
    assert!(place(&spanish, "backlog") < place(&spanish, "búfer"), "{spanish:?}");
    (0..5).for_each(|_| stage.press(Code::Down));
    let (_, here) = words(&stage);
    stage.press(Code::Function(2));
    let (english, still) = words(&stage);
    assert_eq!(still, here, "the cursor stays on its word");
    let mut sorted = english.clone();
    sorted.sort_by_cached_key(|word| word.to_lowercase());
    assert_eq!(english, sorted);
}

#[test]
fn another_person_has_their_own_progress() {
    let mut stage = prueba::home();
    stage.key(Key::char('o'));
    assert_eq!(stage.model.popup, None, "nobody has begun");
    stage.press(Code::Enter);
    (0..5).for_each(|_| stage.press(Code::Enter));
    stage.press(Code::Escape);
    stage.key(Key::char('o'));
    assert_eq!(stage.model.place(), Place::Person);
    stage.type_text("  ana ");
    stage.press(Code::Enter);
    assert_eq!(stage.model.course.progress.person(), "ana");
    assert_eq!(kept(&stage).pop().unwrap(), Record::person("ana"));
    assert!(stage.model.lesson.is_none());
    let first = stage.model.course.catalogue.lessons[0].clone();
    assert_eq!(stage.model.course.standing(&first), super::super::course::Standing::New);
    // The one who said no name comes back; then the arrow finds the other.
    stage.key(Key::char('o'));
    stage.press(Code::Enter);
    assert_eq!(stage.model.course.progress.person(), "");
    assert_ne!(stage.model.course.standing(&first), super::super::course::Standing::New);
    stage.key(Key::char('O'));
    stage.press(Code::Down);
    stage.press(Code::Enter);
    assert_eq!(stage.model.course.progress.person(), "ana");
    stage.key(Key::char('O'));
    stage.press(Code::Escape);
    assert_eq!(stage.model.course.progress.person(), "ana");
}

#[test]
fn a_broken_lesson_is_listed_and_opens_what_is_wrong() {
    let mut stage = prueba::with_broken();
    stage.press(Code::Down);
    stage.press(Code::Enter);
    assert_eq!((stage.model.screen, stage.model.place()), (Screen::Broken(0), Place::Broken));
    (0..99).for_each(|_| stage.press(Code::Down));
    assert!(stage.model.home.findings_scroll < stage.model.course.catalogue.broken[0].findings.len());
    stage.press(Code::Escape);
    assert_eq!(stage.model.screen, Screen::Home);
}

#[test]
fn what_could_not_be_kept_is_said_and_lives_in_memory() {
    let mut stage = prueba::hola();
    stage.send(Msg::NotKept);
    assert_eq!(status(&stage), Some("app-status-not-kept"));
    assert!(stage.model.course.in_memory);
    (0..4).for_each(|_| stage.press(Code::Enter));
    assert_eq!(stage.model.course.progress.steps_done(lesson(&stage).player.lesson()), 1);
}

#[test]
fn a_sentence_is_one_line_of_bounded_length_and_ctrl_c_drops_it() {
    let mut stage = prueba::sentence();
    stage.send(Msg::Paste("una\ndos".to_owned()));
    assert_eq!(lesson(&stage).sentence.text(), "una");
    stage.send(Msg::Paste("é".repeat(900)));
    assert!(lesson(&stage).sentence.text().len() <= crate::app::prompt::SENTENCE_BYTES);
    assert_eq!(status(&stage), Some("app-status-sentence-full"));
    stage.key(Key::control('c'));
    assert!(lesson(&stage).sentence.is_empty());
    stage.press(Code::Enter);
    assert_eq!(phase(&stage), Phase::Finished);
    assert!(!kept(&stage).iter().any(|record| matches!(record.what, What::Sentence { .. })));
}

#[test]
fn an_idle_lesson_wishes_no_wake_up() {
    for mut stage in [prueba::hola(), prueba::que_pasa(), prueba::locked(), prueba::sentence(), prueba::cierre()] {
        stage.effects.clear();
        stage.wait(5);
        assert!(!stage.effects.iter().any(|effect| matches!(effect, Effect::WakeAt(_))), "{:?}", stage.effects);
    }
}

#[test]
fn the_errors_that_were_met_are_kept_and_at_the_end_the_museum_is_a_key_away() {
    let mut stage = prueba::cierre();
    assert_eq!(stage.model.lesson.as_ref().unwrap().errors, ["ECONNREFUSED"].into());
    stage.key(Key::alt('u'));
    assert_eq!(stage.model.screen, Screen::Lesson, "not in the middle of a lesson");
    while !stage.model.lesson.as_ref().unwrap().is_closed() {
        stage.press(if stage.model.place() == Place::Question { Code::Char('1') } else { Code::Enter });
    }
    stage.key(Key::alt('u'));
    assert_eq!((stage.model.screen, stage.model.place()), (Screen::Lab, Place::Museum));
}
