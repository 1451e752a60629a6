"""Taking a card away, bringing any state of it back, and what the pack changed under a version."""
