//! Experiments on the pretended lab.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;
use crate::app::effect::Effect;
use crate::app::keys::{Code, Key};
use crate::app::message::Msg;
use crate::app::model::Place;
use crate::app::mouse::{Click, Target};
use crate::app::pointer::Gesture;
use crate::app::popup::Popup;
use crate::app::stage::Stage;
use crate::i18n::{I18n, Language};
use crate::journal::call::Operation;
use crate::journal::event::{Body, Death};
use crate::journal::socket::{AcceptQueue, Truth};
use crate::lab::order::{MOST_PROGRAMS, Order};

/// A connection between the two consoles; all that was sent was read.
fn pair() -> Stage {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    for line in ["s = socket.socket()", "s.bind((\"127.0.0.1\", 0))", "s.listen()"] {
        stage.line(line);
    }
    stage.focus("cliente");
    for line in ["c = socket.socket()", "c.connect((\"127.0.0.1\", 41000))", "c.send(b\"hola\")"] {
        stage.line(line);
    }
    stage.focus("servidor");
    stage.line("conn, a = s.accept()");
    stage.line("conn.recv(100)");
    stage
}

fn offered(stage: &Stage) -> Vec<&'static str> {
    stage.model.whatif.offers.iter().map(|offer| offer.id).collect()
}

/// Has this experiment offered first.
fn wanting(stage: &mut Stage, id: &'static str) {
    stage.model.whatif.tried = ids().filter(|other| *other != id).collect();
    stage.model.whatif.offers.clear();
    stage.wait(0);
    assert_eq!(offered(stage)[0], id);
}

fn typed(stage: &Stage) -> &str {
    stage.model.console().unwrap().editor.text()
}

#[test]
fn three_that_fit_are_on_offer_and_others_once_they_were_tried() {
    let mut stage = Stage::lab();
    assert_eq!(offered(&stage), ["fds", "refused", "bind-twice"]);
    stage.model.whatif.tried.insert("refused");
    stage.wait(0);
    assert_eq!(offered(&stage), ["fds", "recv-alone", "bind-twice"], "what stays on offer keeps its key");
    stage.model.whatif.tried = ids().collect();
    stage.wait(0);
    assert_eq!(offered(&stage), ["fds", "refused", "bind-twice"]);
    assert_eq!(offered(&pair()), ["three-sends", "close-unread", "half-close"]);
}

#[test]
fn what_is_on_offer_holds_still_while_a_statement_is_on_its_way() {
    let mut stage = pair();
    let before = offered(&stage);
    stage.held = true;
    stage.line("conn.send(b\"adios\")");
    assert_eq!(offered(&stage), before);
    stage.held = false;
    stage.work();
    assert_ne!(offered(&stage), before, "bytes wait to be read now");
}

#[test]
fn the_prediction_comes_first_and_the_lines_run_as_if_typed() {
    let mut stage = pair();
    stage.ran.clear();
    stage.press(Code::Char('1'));
    assert_eq!(stage.model.place(), Place::Experiment);
    assert!(stage.ran.is_empty(), "nothing runs before something is said");
    // From «not sure yet», on which it opens, to the second option.
    stage.press(Code::Down);
    stage.press(Code::Down);
    stage.press(Code::Enter);
    let ran: Vec<(&str, &str)> = stage.ran.iter().map(|(name, line)| (name.as_str(), line.as_str())).collect();
    let of_client = ["c.send(b\"AAA\")", "c.send(b\"BBB\")", "c.send(b\"CCC\")"].map(|line| ("cliente", line));
    assert_eq!(ran[..3], of_client);
    assert_eq!(ran[3..], [("servidor", "conn.recv(100)")]);
    let told = stage.model.whatif.told.clone().unwrap();
    assert_eq!((told.experiment.id, told.said, told.was, told.undecided), ("three-sends", Some(1), Some(1), None));
    // The up arrow has the line.
    stage.press(Code::Up);
    assert_eq!(typed(&stage), "conn.recv(100)");
    stage.press(Code::Down);
    // Enter ends what is told, and runs nothing.
    let count = stage.ran.len();
    stage.press(Code::Enter);
    assert_eq!((stage.model.whatif.told.is_some(), stage.ran.len()), (false, count));
    assert!(!offered(&stage).contains(&"three-sends"), "others are offered first now");
}

#[test]
fn not_sure_yet_is_an_option_too() {
    for keys in [vec![Code::Enter], vec![Code::Up, Code::Down, Code::Enter], vec![Code::Char('d')]] {
        let mut stage = pair();
        stage.press(Code::Char('1'));
        keys.into_iter().for_each(|code| stage.press(code));
        let told = stage.model.whatif.told.clone().unwrap();
        assert_eq!((told.said, told.was), (None, Some(told.experiment.expected)));
    }
}

#[test]
fn digits_mean_what_they_mean_in_python() {
    for text in ["1+1", "1", "12", "3.5", "2 * 3", "1e5", "4", "1if x else y"] {
        let mut stage = pair();
        stage.type_text(text);
        match text {
            "1" => assert_eq!(stage.model.place(), Place::Experiment),
            // Three options and «not sure yet» are a to d: an e is for the prompt.
            _ => assert_eq!((typed(&stage), stage.model.place()), (text, Place::Console), "{text}"),
        }
    }
    // With text on the prompt a digit is typed.
    let mut stage = pair();
    stage.type_text("x = 1");
    assert_eq!(typed(&stage), "x = 1");
    // A paste after a digit is for the prompt as well.
    let mut stage = pair();
    stage.type_text("1");
    stage.send(Msg::Paste(" + 2".to_owned()));
    assert_eq!(typed(&stage), "1 + 2");
}

#[test]
fn closing_the_question_runs_and_types_nothing() {
    for key in [Key::plain(Code::Escape), Key::plain(Code::Backspace), Key::control('c')] {
        let mut stage = pair();
        stage.ran.clear();
        stage.press(Code::Char('2'));
        stage.key(key);
        assert_eq!((stage.model.place(), typed(&stage), stage.ran.len()), (Place::Console, "", 0));
        assert!(stage.model.whatif.asked.is_none() && stage.model.whatif.tried.is_empty());
    }
}

/// An experiment that has begun and of which nothing has run yet.
fn begun() -> Stage {
    let mut stage = pair();
    stage.held = true;
    stage.press(Code::Char('1'));
    stage.press(Code::Char('a'));
    assert!(stage.model.experiment_runs());
    stage
}

#[test]
fn the_student_takes_over_at_any_moment() {
    for key in [Key::plain(Code::Escape), Key::control('c'), Key::char('x')] {
        let mut stage = begun();
        stage.effects.clear();
        stage.key(key);
        assert!(!stage.model.experiment_runs() && stage.model.whatif.told.is_none());
        assert_eq!(stage.model.status.as_ref().unwrap().text.id, "whatif-stopped");
        assert_eq!(typed(&stage), if key == Key::char('x') { "x" } else { "" });
        assert_eq!(stage.model.place(), Place::Console, "Escape does not leave the laboratory");
        // What was on its way ends; nothing more of the experiment begins.
        stage.held = false;
        stage.ran.clear();
        stage.work();
        assert_eq!(stage.ran, [("cliente".to_owned(), "c.send(b\"AAA\")".to_owned())]);
        assert!(offered(&stage).len() == OFFERS);
    }
    // A paste and a menu's statement are the student's too.
    let mut stage = begun();
    stage.send(Msg::Paste("y".to_owned()));
    assert!(!stage.model.experiment_runs());
}

#[test]
fn keys_that_only_look_do_not_stop_it() {
    let mut stage = begun();
    for key in
        [Key::function(2), Key::function(6), Key::plain(Code::PageUp), Key::function(1), Key::plain(Code::Escape)]
    {
        stage.key(key);
        assert!(stage.model.experiment_runs(), "{key:?}");
    }
    stage.held = false;
    stage.work();
    assert_eq!(stage.model.whatif.told.as_ref().unwrap().was, Some(1));
}

#[test]
fn a_program_that_dies_in_the_middle_leaves_it_undecided() {
    let mut stage = begun();
    let program = stage.id("cliente");
    stage.happens(program, Body::Died(Death::Killed(libc::SIGKILL)));
    let told = stage.model.whatif.told.clone().unwrap();
    assert_eq!((told.was, told.undecided.unwrap().id), (None, "whatif-undecided-ended"));
    assert!(!stage.model.experiment_runs());
}

#[test]
fn a_line_that_never_returns_leaves_it_undecided() {
    let mut stage = begun();
    stage.wait(5);
    assert!(stage.model.experiment_runs());
    stage.wait(6);
    let told = stage.model.whatif.told.clone().unwrap();
    assert_eq!((told.was, told.undecided.unwrap().id), (None, "whatif-undecided-late"));
}

#[test]
fn leaving_the_laboratory_ends_it() {
    let mut stage = begun();
    stage.model.screen = Screen::Home;
    stage.wait(0);
    assert!(!stage.model.experiment_runs());
}

#[test]
fn an_experiment_that_no_longer_fits_is_not_run() {
    let mut stage = pair();
    stage.press(Code::Char('1'));
    let program = stage.id("servidor");
    stage.happens(program, Body::Died(Death::Killed(libc::SIGKILL)));
    stage.ran.clear();
    stage.press(Code::Enter);
    assert_eq!((stage.model.experiment_runs(), stage.ran.len()), (false, 0));
    assert_eq!(stage.model.status.as_ref().unwrap().text.id, "whatif-changed");
}

#[test]
fn who_waits_at_the_end_is_woken() {
    let mut stage = Stage::lab();
    wanting(&mut stage, "recv-alone");
    stage.held = true;
    stage.press(Code::Char('1'));
    stage.press(Code::Char('a'));
    let program = stage.id("cliente");
    // Both lines begin, and the second one blocks, whatever Linux says of it.
    for line in ["x = socket.socket()", "x.recv(100)"] {
        let statement = stage.model.console().unwrap().sent.unwrap();
        stage.happens(program, Body::StatementStarted { statement, source: line.to_owned() });
        if line.starts_with("x = ") {
            let outcome = crate::journal::event::Outcome::Done;
            stage.happens(program, Body::StatementEnded { statement, outcome });
        }
    }
    stage.blocks("cliente", Operation::Receive { size: 100, flags: 0, into_buffer: false }, None);
    assert!(stage.model.experiment_runs(), "an instant is too soon to call it waiting");
    stage.effects.clear();
    stage.wait(1);
    let told = stage.model.whatif.told.clone().unwrap();
    assert_eq!((told.was, told.released), (Some(0), true));
    assert!(stage.effects.contains(&Effect::Lab(Order::Interrupt { program })));
}

#[test]
fn it_starts_a_program_where_one_is_missing_and_there_is_room() {
    let mut stage = Stage::lab();
    for name in ["cliente", "servidor"] {
        stage.blocks(name, Operation::Accept, None);
    }
    assert_eq!(stage.model.whatif.offers.len(), OFFERS, "a third console can be had");
    let first = &stage.model.whatif.offers[0];
    assert_eq!((first.deeds[0].program.as_str(), &first.deeds[0].what), ("cliente2", &Act::Start));
    stage.press(Code::Char('1'));
    stage.press(Code::Char('a'));
    assert_eq!(stage.model.lab.participants.len(), 3);
    assert_eq!(stage.ran.last().unwrap().0, "cliente2");
    // All of them busy, and no room: nothing is offered that would not work.
    let mut stage = Stage::lab();
    while stage.model.lab.participants.len() < MOST_PROGRAMS {
        [Code::Function(7), Code::Down, Code::Enter].into_iter().for_each(|code| stage.press(code));
    }
    assert_eq!(stage.model.whatif.offers.len(), OFFERS);
    for name in ["cliente", "servidor"] {
        stage.blocks(name, Operation::Accept, None);
    }
    assert!(offered(&stage).is_empty());
    stage.press(Code::Char('1'));
    assert_eq!(stage.model.popup, None);
}

#[test]
fn the_next_one_can_be_chosen_while_the_last_is_told() {
    let mut stage = pair();
    stage.press(Code::Char('1'));
    stage.press(Code::Char('a'));
    stage.wait(5);
    assert!(stage.model.whatif.told.is_some() && stage.model.offers_experiments());
    stage.press(Code::Char('2'));
    let asked = stage.model.whatif.asked.as_ref().map(|asked| asked.id);
    assert_eq!(asked, Some(stage.model.whatif.offers[1].id));
    stage.press(Code::Escape);
    assert!(stage.model.whatif.told.is_some(), "what was not read yet is still there");
    // A sum that begins with that digit is typed, as ever.
    stage.press(Code::Char('2'));
    stage.press(Code::Char('+'));
    assert_eq!(stage.model.console().unwrap().editor.text(), "2+");
    assert!(stage.model.whatif.told.is_none());
}

#[test]
fn what_the_student_made_is_never_taken_over() {
    let mut stage = Stage::lab();
    stage.line("x = socket.socket()");
    wanting(&mut stage, "fds");
    let lines = |stage: &Stage| {
        let deeds = stage.model.whatif.offers[0].deeds.clone();
        deeds.into_iter().map(|deed| deed.what).collect::<Vec<_>>()
    };
    let makes = |name: &str| Act::Run(format!("{name} = socket.socket()"));
    assert_eq!(lines(&stage)[..2], [makes("x2"), makes("y")]);
    stage.press(Code::Char('1'));
    stage.press(Code::Char('a'));
    stage.wait(5);
    stage.press(Code::Enter);
    wanting(&mut stage, "fds");
    assert_eq!(lines(&stage)[..2], [makes("x2"), makes("y")], "its own names are free again");
    assert_eq!(stage.socket("cliente", "x"), stage.model.sockets_of(stage.id("cliente"))[0].info.id);
}

#[test]
fn labels_are_narrow_and_every_word_is_there() {
    let mut stages = vec![Stage::lab(), pair()];
    let mut eco = Stage::lab();
    [Code::Function(7), Code::Down, Code::Enter].into_iter().for_each(|code| eco.press(code));
    eco.focus("cliente");
    eco.line("c = socket.socket()");
    eco.line("c.connect((\"127.0.0.1\", 41000))");
    stages.push(eco);
    for stage in stages {
        for language in [Language::Spanish, Language::English] {
            let i18n = I18n::new(language);
            for experiment in candidates(&stage.model) {
                let label = experiment.label.say(&i18n);
                assert!(label.width() <= LABEL_COLUMNS, "{label}");
                // It stands in a question of its own: «¿Qué pasa si… cierro y él lee?»
                assert!(!label.contains(['?', '¿']), "{label}");
                assert!((2..=4).contains(&experiment.choices.len()) && experiment.expected < experiment.choices.len());
                let texts = [&experiment.label, &experiment.question, &experiment.because];
                for text in texts.into_iter().chain(experiment.choices.iter().map(|choice| &choice.text)) {
                    let said = text.say(&i18n);
                    assert!(!said.contains("whatif-") && !said.contains('{') && !said.contains("$"), "{said}");
                }
            }
        }
    }
}

/// What is offered now, by id.
fn fitting(stage: &Stage) -> Vec<&'static str> {
    candidates(&stage.model).iter().map(|experiment| experiment.id).collect()
}

/// What the kernel says of a socket of a program.
fn says(stage: &mut Stage, program: &str, name: &str, truth: Truth) {
    let (id, socket) = (stage.id(program), stage.socket(program, name));
    stage.happens(id, Body::Sample { socket, truth: Some(truth) });
}

#[test]
fn what_reads_is_not_offered_where_something_waits_to_be_read() {
    // Each makes its prediction of the very next bytes on the student's own connection.
    let reading = ["three-sends", "close-unread", "half-close", "kill", "part", "close", "recv-first"];
    let mut stage = pair();
    assert!(reading.iter().all(|id| fitting(&stage).contains(id)), "{:?}", fitting(&stage));
    says(&mut stage, "servidor", "conn", Truth { unread: Some(7), ..Truth::default() });
    assert!(reading.iter().all(|id| !fitting(&stage).contains(id)), "{:?}", fitting(&stage));
    says(&mut stage, "servidor", "conn", Truth { unread: Some(0), ..Truth::default() });
    assert!(reading.iter().all(|id| fitting(&stage).contains(id)), "{:?}", fitting(&stage));
    // The other end's queue counts as well.
    says(&mut stage, "cliente", "c", Truth { unread: Some(7), ..Truth::default() });
    assert!(reading.iter().all(|id| !fitting(&stage).contains(id)), "{:?}", fitting(&stage));
}

#[test]
fn an_accept_is_predicted_only_where_it_is_known_who_waits() {
    let mut stage = Stage::lab();
    stage.focus("servidor");
    ["s = socket.socket()", "s.bind((\"127.0.0.1\", 0))", "s.listen()"].into_iter().for_each(|line| stage.line(line));
    stage.focus("cliente");
    ["c = socket.socket()", "c.connect((\"127.0.0.1\", 41000))"].into_iter().for_each(|line| stage.line(line));
    let waiting = |waiting| Truth { accept_queue: Some(AcceptQueue { waiting, limit: 128 }), ..Truth::default() };
    says(&mut stage, "servidor", "s", waiting(1));
    assert!(fitting(&stage).contains(&"close-accept"), "{:?}", fitting(&stage));
    // Somebody from outside called too: accept may give that connection.
    says(&mut stage, "servidor", "s", waiting(2));
    assert!(!fitting(&stage).contains(&"close-accept"), "{:?}", fitting(&stage));
}

#[test]
fn the_bytes_are_words_of_the_language_in_the_lines_and_in_what_is_said() {
    for (language, hello, other) in [(Language::Spanish, "hola", "hello"), (Language::English, "hello", "hola")] {
        let mut stage = pair();
        stage.model.language = language;
        // What is said stays with what runs, whichever language it is read in.
        for i18n in [I18n::new(Language::Spanish), I18n::new(Language::English)] {
            let mut sends = 0;
            for experiment in candidates(&stage.model) {
                let lines = experiment.deeds.iter().filter_map(|deed| match &deed.what {
                    Act::Run(line) => Some(line.clone()),
                    _ => None,
                });
                let texts = [&experiment.question, &experiment.because].into_iter();
                let said = texts.chain(experiment.choices.iter().map(|choice| &choice.text)).map(|it| it.say(&i18n));
                let all: Vec<String> = lines.chain(said).collect();
                sends += all.iter().filter(|text| text.contains(&format!("\"{hello}\""))).count();
                assert!(all.iter().all(|text| !text.contains(other)), "{all:?}");
            }
            assert!(sends > 2);
        }
    }
}

#[test]
fn an_option_can_be_clicked() {
    let mut stage = pair();
    stage.key(Key::function(12));
    stage.press(Code::Char('1'));
    let click = |row| Msg::Mouse(Click { what: Target::Row(row), gesture: Gesture::Press });
    stage.send(click(1));
    assert!(matches!(&stage.model.popup, Some(Popup::Experiment(asked)) if asked.cursor == 1));
    stage.send(click(4));
    assert!(
        matches!(&stage.model.popup, Some(Popup::Experiment(asked)) if asked.cursor == 1),
        "there is no such option"
    );
    stage.send(click(1));
    assert_eq!(stage.model.whatif.told.as_ref().unwrap().said, Some(1));
}

#[test]
fn what_it_does_to_the_students_sockets_is_said_before() {
    let i18n = I18n::new(Language::Spanish);
    let uses = |stage: &Stage, id: &str| -> Vec<String> {
        let found = candidates(&stage.model).into_iter().find(|it| it.id == id).unwrap();
        found.uses.iter().map(|part| part.say(&i18n)).collect()
    };
    let stage = pair();
    assert_eq!(uses(&stage, "close-unread"), ["lee de `c`", "cierra `conn`"]);
    assert_eq!(uses(&stage, "time-wait"), ["cierra `conn`", "cierra `c`", "cierra `s`"]);
    assert_eq!(uses(&stage, "half-close"), ["cierra la salida de `c`", "lee de `conn`"]);
    assert_eq!(uses(&stage, "kill"), ["mata a servidor", "lee de `c`"]);
    // With sockets of its own, or where nothing changes, there is nothing to say.
    for id in ["fds", "another", "recv-listener", "accept-port", "closed", "pair"] {
        assert!(uses(&stage, id).is_empty(), "{id}");
    }
}

#[test]
fn what_it_made_goes_by_a_line_that_is_shown_to_run() {
    let open = |stage: &Stage| {
        let sockets = stage.model.sockets_of(stage.id("cliente"));
        sockets.into_iter().filter(|socket| !socket.descriptors.is_empty()).count()
    };
    let run = || {
        let mut stage = pair();
        stage.focus("cliente");
        wanting(&mut stage, "another");
        stage.press(Code::Char('1'));
        stage.press(Code::Char('a'));
        assert_eq!(stage.model.whatif.told.as_ref().unwrap().was, Some(1));
        stage.ran.clear();
        stage
    };
    let mut stage = run();
    // While what came of it is read, it stands there to be seen.
    assert_eq!(open(&stage), 2);
    stage.press(Code::Enter);
    assert_eq!(stage.ran, [("cliente".to_owned(), "x.close(); del x".to_owned())]);
    assert_eq!(open(&stage), 1);
    assert!(!stage.model.program(stage.id("cliente")).unwrap().names.contains_key("x"));
    stage.press(Code::Up);
    assert_eq!(typed(&stage), "x.send(b\"hola\")", "the up arrow has what was run to learn from");
    // Who goes on with it has it.
    let mut stage = run();
    stage.type_text("x");
    assert_eq!((open(&stage), stage.ran.len(), typed(&stage)), (2, 0, "x"));
}

/// One thing that a student may do.
#[derive(Clone, Debug)]
enum Move {
    Suggested,
    Go,
    Focus(u8),
    Add(usize),
    Kill,
    Experiment(char, char),
}

fn a_move() -> impl Strategy<Value = Move> {
    prop_oneof![
        8 => Just(Move::Suggested),
        3 => Just(Move::Go),
        3 => (1u8..5).prop_map(Move::Focus),
        1 => (1usize..4).prop_map(Move::Add),
        1 => Just(Move::Kill),
        1 => (prop::sample::select(&['1', '2', '3'][..]), prop::sample::select(&['a', 'd'][..]))
            .prop_map(|(digit, letter)| Move::Experiment(digit, letter)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn three_are_always_on_offer_and_stable(moves in prop::collection::vec(a_move(), 0..40)) {
        let mut stage = Stage::lab();
        for step in moves {
            match step {
                Move::Suggested => {
                    // An `accept` for anybody from outside would wait, and this lab has no outside.
                    let line = stage.model.suggestion().filter(|it| it.why.id != "app-next-accept-anybody");
                    if line.is_some() {
                        stage.press(Code::Enter);
                    }
                }
                Move::Go => if stage.model.suggestion().is_none() && stage.model.go().is_some() { stage.press(Code::Enter) },
                Move::Focus(place) => stage.key(Key::alt(char::from(b'0' + place))),
                Move::Add(down) if stage.model.lab.participants.len() < 6 => {
                    stage.press(Code::Function(7));
                    (0..down).for_each(|_| stage.press(Code::Down));
                    stage.press(Code::Enter);
                }
                Move::Kill => {
                    let focused = stage.model.focused().map(|it| it.id);
                    if let Some(program) = focused.filter(|id| !stage.model.is_dead(*id)) {
                        stage.happens(program, Body::Died(Death::Killed(libc::SIGKILL)));
                    }
                }
                // Only the question: which calls fail is the kernel's to say.
                Move::Experiment(digit, letter) => {
                    stage.press(Code::Char(digit));
                    prop_assert!(matches!(stage.model.popup, Some(Popup::Experiment(_))));
                    stage.press(if letter == 'a' { Code::Escape } else { Code::Backspace });
                }
                Move::Add(_) => {}
            }
            let ids = offered(&stage);
            prop_assert_eq!(ids.len(), OFFERS);
            let before = stage.model.whatif.offers.clone();
            stage.wait(1);
            prop_assert!(stage.model.whatif.offers == before);
        }
    }
}
