"""Grammar → states, built as a document touches them: patterns, derivatives, recovery, what is expected."""
