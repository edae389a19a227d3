def f() {
