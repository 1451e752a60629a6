"""Daily facts on their way: planned, claimed, sent, recorded; never lost, never twice."""
