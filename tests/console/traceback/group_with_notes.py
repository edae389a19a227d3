e = ExceptionGroup('noted', [ValueError(1)])
e.add_note('note a\nnote b')
e.exceptions[0].add_note('inner note')
raise e from KeyError('cause')
