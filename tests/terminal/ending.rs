//! Every way to end: the terminal is given back, no program is left, and the session's folder goes.

use std::io::Read;
use std::path::PathBuf;

use enchufe::kernel::process::send_signal;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::bench::*;
use crate::support::terminal::Terminal;

/// A call that waits for ever, a loop without end, and a program that another process stopped.
#[track_caller]
fn make_programs_unwilling(terminal: &Terminal) -> Vec<Process> {
    terminal.send("sum(range(10**18))\r");
    terminal.send(keys::F6);
    for line in ["import socket", "s = socket.socket()", "s.bind(('127.0.0.1', 0))", "s.listen()", "s.accept()"] {
        terminal.send(format!("{line}\r"));
    }
    terminal.wait_for_text("accept espera");
    terminal.send(keys::F7);
    terminal.wait_for_text("nueva consola");
    terminal.send("\r");
    terminal.wait_for_text("nombre del programa");
    // Instead of the name that is proposed (Ctrl-U).
    terminal.send("\x15parado\r");
    terminal.wait_for_text("PARADO · pid");
    let stopped = number_after(terminal, "PARADO · pid ");
    send_signal(stopped, libc::SIGSTOP).unwrap();
    terminal.wait_for_text("detenido");
    let (_, programs) = enchufe_and_programs(terminal);
    assert_eq!(programs.len(), 3);
    assert!(programs.iter().any(|program| program.pid == stopped && program.is_stopped()));
    programs
}

#[test]
fn signals_that_ask_for_the_end_get_a_clean_one() {
    for signal in [libc::SIGTERM, libc::SIGHUP, libc::SIGINT] {
        let machine = Machine::new();
        let terminal = machine.lab(WIDE);
        let programs = make_programs_unwilling(&terminal);
        assert_eq!(machine.session_folders().len(), 1);
        send_signal(terminal.pid(), signal).unwrap();
        let status = terminal.wait_exit();
        assert!(status.success(), "signal {signal}: {status:?}");
        assert_given_back(&terminal);
        assert!(programs.iter().all(|program| !program.lives()), "signal {signal}: {programs:?}");
        assert_eq!(machine.session_folders(), Vec::<PathBuf>::new(), "signal {signal}");
    }
}

#[test]
fn sigkill_ends_every_program_at_once_and_the_next_start_sweeps() {
    let machine = Machine::new();
    let terminal = machine.lab(WIDE);
    let programs = make_programs_unwilling(&terminal);
    let folders = machine.session_folders();
    assert_eq!(folders.len(), 1);
    send_signal(terminal.pid(), libc::SIGKILL).unwrap();
    wait_that("every program is gone", || programs.iter().all(|program| !program.lives()));
    terminal.wait_exit();
    assert_eq!(machine.session_folders(), folders, "nobody was left to remove it");

    let terminal = machine.lab(PROJECTOR);
    let now = machine.session_folders();
    assert!(now.len() == 1 && now != folders, "{folders:?}, then {now:?}");
    terminal.send(keys::CONTROL_Q);
    assert!(terminal.wait_exit().success());
    assert_eq!(machine.session_folders(), Vec::<PathBuf>::new());
}

#[test]
fn a_window_that_is_closed_ends_it() {
    let machine = Machine::new();
    // Not the harness, whose own thread keeps the terminal open: here it is hung up while enchufe runs.
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pty = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(ENCHUFE);
    command.arg("lab");
    for (name, value) in machine.environment() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        }
    }
    let mut child = pty.slave.spawn_command(command).unwrap();
    drop(pty.slave);
    let mut reader = pty.master.try_clone_reader().unwrap();
    let mut parser = vt100::Parser::new(24.try_into().unwrap(), 80.try_into().unwrap(), 0);
    let mut buffer = [0; 65_536];
    while !(parser.screen().contents().contains("SERVIDOR · pid")
        && parser.screen().contents().matches(">>>").count() >= 2)
    {
        let count = reader.read(&mut buffer).unwrap();
        parser.process(&buffer[..count]);
    }
    let enchufe = Process::of(child.process_id().unwrap()).unwrap();
    let programs = enchufe.children();
    assert_eq!(programs.len(), 2);
    drop((reader, pty.master));
    wait_that("enchufe ends with its window", || child.try_wait().unwrap().is_some());
    assert!(programs.iter().all(|program| !program.lives()), "{programs:?}");
    assert_eq!(machine.session_folders(), Vec::<PathBuf>::new());
}
