"""A server's own cards: read against the pack, compared, put into one file and taken out again."""
