"""What members propose and ask for, and what editors do about it."""
