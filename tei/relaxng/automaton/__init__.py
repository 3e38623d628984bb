"""Grammar → states, built as a document touches them: patterns, derivatives, what is expected."""
