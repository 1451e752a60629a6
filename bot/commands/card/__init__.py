"""`/card`: what editors do with a server's cards, one module each."""
