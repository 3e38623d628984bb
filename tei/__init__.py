"""teitool."""
