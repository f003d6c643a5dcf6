"""A benchmark of change: which finds a change of the rules gains, loses and alters."""
