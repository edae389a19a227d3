def check(d):
    assert isinstance(d, dict), 'not a dict: %r' % (d,)
    assert d
    assert len(d) > 0 and 'k' in d, f'keys {sorted(d)}'
    assert not d.get('bad')
    return d['k']
for a in ({'k': 1}, [], {}, {'z': 1}, {'k': 1, 'bad': 2}):
    try:
        print(check(a))
    except AssertionError as e:
        print('AssertionError', e, e.args)
check({'z': 2})
