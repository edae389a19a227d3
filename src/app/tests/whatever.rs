use proptest::prelude::*;

use super::*;
use crate::journal::call::{CallId, CallStarted};
use crate::journal::event::{Body, Death, Event, Outcome, StatementId};
use crate::journal::socket::SocketId;
use crate::lab::order::Problem;

fn key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        6 => any::<char>().prop_map(Code::Char),
        6 => prop::sample::select(&['a', 'c', 'd', 'h', 'l', 'n', 'p', 'q', 'r', 'u', 'w', 'y', 'z', '(', '"', ' '][..])
            .prop_map(Code::Char),
        3 => Just(Code::Enter),
        8 => prop::sample::select(
            &[
                Code::Tab, Code::BackTab, Code::Escape, Code::Backspace, Code::Delete, Code::Up, Code::Down, Code::Left,
                Code::Right, Code::Home, Code::End, Code::PageUp, Code::PageDown,
            ][..]
        ),
        4 => (1u8..=24).prop_map(Code::Function),
    ];
    (code, prop::bool::weighted(0.15), prop::bool::weighted(0.15), prop::bool::weighted(0.1))
        .prop_map(|(code, control, alt, shift)| Key { code, control, alt, shift })
}

fn body() -> impl Strategy<Value = Body> {
    prop_oneof![
        any::<i32>().prop_map(|status| Body::Died(Death::Exited(status))),
        any::<bool>().prop_map(Body::Stopped),
        Just(Body::Asked),
        proptest::option::of(".{0,9}").prop_map(|line| Body::Answered { line }),
        Just(Body::Removed),
        ".{0,9}".prop_map(Body::Renamed),
        (0..9u64).prop_map(|n| Body::StatementEnded { statement: StatementId(n), outcome: Outcome::Done }),
        (0..9u64, any::<u64>()).prop_map(|(id, began)| Body::CallStarted(CallStarted {
            id: CallId(id),
            socket: Some(SocketId(id)),
            fd: 3,
            operation: Operation::Accept,
            began,
        })),
    ]
}

fn message() -> impl Strategy<Value = Msg> {
    let program = || (0..6u16).prop_map(ProgramId);
    let event = (program(), any::<u64>(), body()).prop_map(|(program, time, body)| Event {
        time,
        program,
        sequence: time,
        late: false,
        body,
    });
    let problem = prop_oneof![
        Just(Problem::TooManyPrograms),
        Just(Problem::NotAlive),
        any::<i32>().prop_map(|errno| Problem::CannotStart { errno }),
    ];
    let words = prop::collection::vec(".{0,6}", 0..4);
    let notice = prop_oneof![
        (program(), 0..5u64, 0..9usize, words).prop_map(|(program, request, from, words)| Notice::Completions {
            program,
            request,
            from,
            words
        }),
        (program(), problem).prop_map(|(program, problem)| Notice::Failed { program, problem }),
        program().prop_map(|program| Notice::PermissionAsked {
            program,
            operation: Operation::Accept,
            address: Address::Unnamed
        }),
    ];
    prop_oneof![
        20 => key().prop_map(Msg::Key),
        2 => "(.|\n){0,40}".prop_map(Msg::Paste),
        1 => (any::<u16>(), any::<u16>()).prop_map(|(columns, rows)| Msg::Resize { columns, rows }),
        2 => prop::collection::vec(event, 0..4).prop_map(Msg::Events),
        2 => notice.prop_map(Msg::Notice),
        1 => any::<u64>().prop_map(Msg::Time),
    ]
}

proptest! {
    #[test]
    fn no_sequence_of_messages_breaks_the_model(messages in prop::collection::vec(message(), 0..80), begin in 0..6usize) {
        let begins = [Stage::home, Stage::lab, prueba::home, prueba::hola, prueba::que_pasa, prueba::saludo];
        let mut stage = begins[begin]();
        stage.held = true;
        for message in messages {
            stage.send(message);
            let model = &stage.model;
            prop_assert!(model.lab.participants.is_empty() || model.focused().is_some());
            prop_assert!(model.lab.participants.is_empty() || model.shown().iter().any(|it| Some(it.id) == model.focused().map(|it| it.id)));
            prop_assert!(model.programs_in_all() <= crate::lab::order::MOST_PROGRAMS);
            prop_assert!(!crate::app::actions::footer(model).is_empty());
        }
    }
}
