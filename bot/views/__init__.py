"""Cards, choices, sources and errors as Discord shows them: pure functions of the model."""
