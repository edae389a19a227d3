print(**{}, "a")
