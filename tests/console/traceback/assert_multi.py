x = 3
assert (
    x == 3
    and x > 5
), 'multi line'
