if (True) {
    print("x")
}
