"""How good a reading is: gold, scores, intervals, and the systems beside us."""
