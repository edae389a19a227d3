"name" = "ann"
