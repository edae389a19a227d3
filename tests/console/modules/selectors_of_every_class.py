import selectors, socket
for cls in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector, selectors.DefaultSelector):
    with cls() as sel:
        a, b = socket.socketpair()
        ka = sel.register(a, selectors.EVENT_WRITE, 'A'); kb = sel.register(b.fileno(), selectors.EVENT_READ, data=['B'])
        print(cls.__name__, [(k.data, e) for k, e in sel.select(0)], len(sel.get_map()), b.fileno() in sel.get_map(), b in sel.get_map(), sel.get_map()[a] is ka or sel.get_map()[a] == ka)
        a.send(b'x'); print(sorted([(str(k.data), e) for k, e in sel.select(1)]))
        sel.modify(a, selectors.EVENT_READ | selectors.EVENT_WRITE); print(sel.get_key(a).data, sel.get_key(a).events)
        b.send(b'y'); print(sorted(e for k, e in sel.select(-1)))
        print(isinstance(sel, selectors.BaseSelector), sel.unregister(b.fileno()).data, sel.select(0)[0][1])
        try: sel.get_map()['zz']
        except Exception as e: print(type(e).__name__, e)
        try: sel.modify(b, 1)
        except KeyError as e: print('not registered' in str(e))
        try: sel.modify(a, 77)
        except ValueError as e: print(e)
        a.close(); b.close()
k = selectors.SelectorKey(1, 2, 3, 4); print(k, k[0], k._replace(data='d'), k == (1, 2, 3, 4), k.fileobj); f, *rest = k; print(f, rest)
try: selectors.BaseSelector()
except TypeError as e: print(e)
try: k.fd = 3
except AttributeError as e: print(e)
selectors.SelectorKey(1)
