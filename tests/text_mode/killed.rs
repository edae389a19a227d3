//! `kill -9` at any moment loses no step that was said to be done; other signals leave no folder behind.

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};

use enchufe::course::reading::embedded;

use crate::alone::{Home, Listened};

/// How many times it is killed here; `progress-kills` of the figures does it two thousand times.
const KILLS: usize = 40;

#[test]
fn a_step_that_was_said_to_be_done_is_on_the_disk() {
    let home = Home::new();
    let whole = home.run(&["cliente", "--resolver"], &[]);
    assert_eq!(whole.status, Some(0), "{}{}", whole.out, whole.errors);
    let lines = whole.out.lines().count();
    let mut steps = 0;
    for kill in 0..KILLS {
        // After this line, the moment it is read: spread over the run, and never twice the same.
        let after = lines * kill / KILLS + 1;
        let home = Home::new();
        let run = Listened::start(home.command(&["cliente", "--resolver"]));
        let mut said: Vec<String> = (0..after).map_while(|_| run.next()).collect();
        said.extend(run.kill());
        steps += check(&home, &said);
    }
    assert!(steps > KILLS, "the kills came too early to show anything: {steps} steps");
}

/// Whether what was said is kept; how many steps it was.
fn check(home: &Home, said: &[String]) -> usize {
    let lesson = embedded().lesson("cliente").cloned().expect("the lesson");
    let progress = home.progress();
    let known = progress.lesson("cliente").cloned().unwrap_or_default();
    let done: Vec<&str> = said
        .iter()
        .filter_map(|line| line.strip_prefix("Hecho: paso ")?.strip_suffix('.')?.split_once(", "))
        .map(|(_, id)| id)
        .collect();
    for id in &done {
        assert!(
            lesson.place_of(id).is_some() && known.done.contains(*id),
            "{id} was said to be done, and is lost: {known:?}"
        );
    }
    let locked = said.iter().filter(|line| line.starts_with("Guardado.")).count();
    assert!(known.predictions.len() >= locked, "a prediction that was said to be kept is lost");
    done.len() + locked
}

#[test]
fn a_signal_that_ends_it_leaves_no_folder() {
    for (name, signal) in [("INT", libc::SIGINT), ("TERM", libc::SIGTERM), ("HUP", libc::SIGHUP)] {
        let home = Home::new();
        let mut command = home.command(&["cliente"]);
        // The pipe stays open: nothing ends it but the signal.
        let mut child = command.stderr(Stdio::null()).spawn().expect("enchufe starts");
        let sessions = || {
            let entries = std::fs::read_dir(home.folder.path()).expect("a home").flatten();
            entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("enchufe-")).count()
        };
        let mut out = std::io::BufReader::new(child.stdout.take().expect("a pipe"));
        let mut line = String::new();
        while !line.starts_with("eco: en marcha") {
            line.clear();
            assert!(std::io::BufRead::read_line(&mut out, &mut line).expect("a line") > 0, "it ended by itself");
        }
        assert_eq!(sessions(), 1);
        let killed = Command::new("kill").args(["-s", name, &child.id().to_string()]).status().expect("kill(1)");
        assert!(killed.success());
        assert_eq!(child.wait().expect("it ends").signal(), Some(signal));
        assert_eq!(sessions(), 0, "after SIG{name}");
    }
}
