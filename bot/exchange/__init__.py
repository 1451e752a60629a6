"""A server's cards as a file: out, in again after a look at what would change, and back."""
