try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as g:
    raise
except* TypeError:
    raise RuntimeError('new')
