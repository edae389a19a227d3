//! Ctrl-Z and fg, under a shell with job control.

use std::io::{Read, Write};
use std::net::TcpStream;

use enchufe::kernel::process::send_signal;

use crate::bench::*;
use crate::support::terminal::Terminal;

/// A shell at its prompt, with job control and without an editor of its own, which would change the terminal's modes.
fn shell(machine: &Machine) -> Terminal {
    let environment = [("PS1", Some("listo> ")), ("ENV", None), ("ENCHUFE", Some(ENCHUFE)), ("HISTFILE", None)];
    let terminal = machine.start("sh", &["-i"], &environment, WIDE);
    terminal.wait_for_text("listo> ");
    terminal
}

/// enchufe in the laboratory with an echo server, below a shell: its process, and the server's port.
fn with_echo_server(terminal: &Terminal) -> (Process, u16) {
    terminal.send("\"$ENCHUFE\" lab\r");
    wait_for_prompts(terminal);
    let shell = Process::of(terminal.pid()).unwrap();
    let enchufe = shell.children().pop().expect("the shell started it");
    terminal.send(keys::F7);
    terminal.wait_for_text("servidor eco, TCP");
    terminal.send(format!("{}\r", keys::DOWN));
    terminal.wait_for_text("eco · pid");
    let listens = "escucha en (\"127.0.0.1\", ";
    terminal.wait_for_text(listens);
    let port = number_after(terminal, listens);
    (enchufe, port.try_into().unwrap())
}

/// Says something to the echo server and waits until it comes back.
fn echo(port: u16, words: &[u8]) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.write_all(words).unwrap();
    let mut answer = vec![0; words.len()];
    stream.read_exact(&mut answer).unwrap();
    assert_eq!(answer, words);
}

#[test]
fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_again() {
    let machine = Machine::new();
    let terminal = shell(&machine);
    let (enchufe, port) = with_echo_server(&terminal);
    for words in ["primera", "segunda"] {
        let mark = terminal.mark();
        terminal.send(keys::CONTROL_Z);
        wait_that("it is stopped", || enchufe.is_stopped());
        terminal.wait_for_bytes(mark, b"listo> ");
        assert_given_back(&terminal);
        // Its programs go on meanwhile, and what they did is told afterwards.
        echo(port, words.as_bytes());
        terminal.send("fg\r");
        terminal.wait_for_text("eco · pid");
        terminal.wait_for_text(words);
        assert_taken(&terminal);
        wait_that("it runs", || !enchufe.is_stopped());
    }
    quit(&terminal, &enchufe);
}

#[test]
fn a_stop_from_outside_is_recovered_from_too() {
    let machine = Machine::new();
    let terminal = shell(&machine);
    let (enchufe, _) = with_echo_server(&terminal);
    for signal in [libc::SIGSTOP, libc::SIGTSTP] {
        let mark = terminal.mark();
        send_signal(enchufe.pid, signal).unwrap();
        wait_that("it is stopped", || enchufe.is_stopped());
        terminal.wait_for_bytes(mark, b"listo> ");
        let mark = terminal.mark();
        if signal == libc::SIGTSTP {
            assert_given_back(&terminal);
            terminal.send("fg\r");
        } else {
            // Nobody can answer SIGSTOP: the shell finds a raw terminal, where Ctrl-J ends a line and Enter does not.
            terminal.send("stty sane; fg\n");
        }
        // After SIGSTOP the screen still shows what it showed: what is written tells that enchufe is back.
        terminal.wait_for_bytes(mark, b"\x1b[?1049h");
        terminal.wait_for_text("eco · pid");
        assert_taken(&terminal);
        // Raw: a key is a key, without Enter and without echo.
        let mark = terminal.mark();
        terminal.send(keys::F2);
        terminal.wait_for_text("free lab");
        assert!(!terminal.bytes_since(mark).windows(2).any(|bytes| bytes == b"^["), "keys are echoed");
        terminal.send(keys::F2);
        terminal.wait_for_text("laboratorio libre");
    }
    quit(&terminal, &enchufe);
}

#[test]
fn in_the_background_it_leaves_the_terminal_alone() {
    let machine = Machine::new();
    let terminal = shell(&machine);
    let (enchufe, port) = with_echo_server(&terminal);
    let mark = terminal.mark();
    terminal.send(keys::CONTROL_Z);
    terminal.wait_for_bytes(mark, b"listo> ");
    terminal.send("bg; echo he\"cho\"\r");
    terminal.wait_for_text("hecho");
    // The kernel stops whoever changes the modes from the background (SIGTTOU, termios(3)).
    wait_that("it is stopped again", || enchufe.is_stopped());
    echo(port, b"entretanto");
    assert_given_back(&terminal);
    terminal.send("fg\r");
    terminal.wait_for_text("entretanto");
    assert_taken(&terminal);
    quit(&terminal, &enchufe);
}

/// Quits, and the shell is as it was.
#[track_caller]
fn quit(terminal: &Terminal, enchufe: &Process) {
    let mark = terminal.mark();
    terminal.send(keys::CONTROL_Q);
    terminal.wait_for_bytes(mark, b"listo> ");
    assert!(!enchufe.lives());
    assert_given_back(terminal);
    terminal.send("exit\r");
    assert!(terminal.wait_exit().success());
}
