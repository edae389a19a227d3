raise ExceptionGroup('outer', [ValueError(1), ExceptionGroup('inner', [KeyError('k'), ExceptionGroup('deep', [OSError(2, 'x')])])])
