"""What a server sets up, and what becomes of its data."""
