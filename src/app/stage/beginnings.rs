//! How tests of different things begin: a server that listens, a client that called, a connection.

use super::Stage;

impl Stage {
    /// `servidor` listens with `s`; the prompt is the client's.
    pub fn listening() -> Stage {
        let mut stage = Stage::lab();
        stage.focus("servidor");
        for line in ["s = socket.socket()", "s.bind((\"127.0.0.1\", 0))", "s.listen()"] {
            stage.line(line);
        }
        stage.focus("cliente");
        stage
    }

    /// Besides, `cliente` has called with `c`, and nobody has accepted.
    pub fn called() -> Stage {
        let mut stage = Stage::listening();
        stage.line("c = socket.socket()");
        stage.line("c.connect((\"127.0.0.1\", 41000))");
        stage
    }

    /// And `servidor` has accepted: `conn`. The prompt is the server's.
    pub fn connected() -> Stage {
        let mut stage = Stage::called();
        stage.focus("servidor");
        stage.line("conn, direccion = s.accept()");
        stage
    }

    /// `servidor` takes datagrams with `s`, and `cliente` has `c` to send some. The prompt is the client's.
    pub fn with_datagrams() -> Stage {
        let mut stage = Stage::lab();
        stage.focus("servidor");
        stage.line("s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
        stage.line("s.bind((\"127.0.0.1\", 0))");
        stage.focus("cliente");
        stage.line("c = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)");
        stage
    }

    /// Everything that ran, as `program: line`.
    pub fn ran_lines(&self) -> Vec<String> {
        self.ran.iter().map(|(program, line)| format!("{program}: {line}")).collect()
    }
}
