//! What the language and the types do together: the program's functions and objects in what is ours.

use super::*;

/// What a program writes.
fn written(source: &str) -> String {
    let program = Program::new();
    let (interpreter, source) = (program.interpreter.clone(), source.to_owned());
    let thread = std::thread::Builder::new().stack_size(STACK_SIZE);
    let result = thread.spawn(move || interpreter.run(&source, Mode::File)).unwrap().join().unwrap();
    assert!(matches!(result.outcome, Outcome::Done), "{:?}", result.traceback);
    lock(&program.output.0).clone()
}

#[test]
fn functions_of_the_program_are_called_by_what_is_ours() {
    let source = "def twice(x): return 2 * x\n\
        print(list(map(twice, [1, 2])), list(filter(lambda x: x > 1, {1, 2})), sorted([3, 1, 2], key=lambda x: -x))\n\
        print({x % 3 for x in range(9)}, {*'a', *'a'}, frozenset(map(twice, (1, 1))))\n";
    assert_eq!(written(source), "[2, 4] [2] [3, 2, 1]\n{0, 1, 2} {'a'} frozenset({2})\n");
}

#[test]
fn objects_of_the_program_are_keys_by_their_hash() {
    let source = "class P:\n  def __init__(self, x): self.x = x\n  def __eq__(self, other): return self.x == other.x\n  \
        def __hash__(self): return hash(self.x)\n  def __repr__(self): return f'P{self.x}'\n\
        print({P(1), P(1)}, P(1) in {P(1)}, {P(1): 'one'}[P(1)], {P(2): 0}.get(P(3)), {P(4): 4}.keys())\n\
        class Q(dict):\n  def __missing__(self, key): return key * 2\n\
        print(Q()['a'], Q(a=1)['a'])\n";
    assert_eq!(written(source), "{P1} True one None dict_keys([P4])\naa 1\n");
}

#[test]
fn a_thread_runs_functions_and_methods_of_the_program() {
    let source = "import threading, select, socket\ndone = []\n\
        def work(n, *, m=0): done.append(n + m)\n\
        t = threading.Thread(target=work, args=(1,), kwargs={'m': 2}); t.start(); t.join()\n\
        class Worker(threading.Thread):\n  def __init__(self, n):\n    super().__init__(name='w', daemon=False)\n    \
        self.n = n\n  def run(self):\n    done.append((self.n, threading.current_thread() is self))\n\
        w = Worker(7)\nw.daemon = True\nw.start(); w.join()\nprint(done, w.is_alive(), w.daemon, w.name)\n\
        class Wrapped:\n  def __init__(self, s): self.s = s\n  def fileno(self): return self.s.fileno()\n\
        a, b = socket.socketpair()\na.send(b'x')\nw = Wrapped(b)\n\
        print(select.select([w], [], [], 0)[0] == [w])\na.close(); b.close()\n\
        same = [1]\nprint(same < same, same <= same)\n";
    assert_eq!(written(source), "[3, (7, True)] False True w\nTrue\nFalse True\n");
}
