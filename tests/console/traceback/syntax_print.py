print "hello", 5
