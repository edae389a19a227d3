ñandú = "á" b
