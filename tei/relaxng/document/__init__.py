"""Document → findings: the parser's events run the automaton, and each finding gets its exact place."""
