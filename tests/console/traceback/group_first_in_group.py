raise ExceptionGroup('outer', [ExceptionGroup('inner', [KeyError('k')]), ValueError(1)])
