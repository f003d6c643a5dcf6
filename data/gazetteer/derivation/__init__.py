"""How the tables of the gazetteer come from their sources."""
