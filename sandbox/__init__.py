"""A Discord on this machine: REST and gateway on loopback, for tests and for trying the bot."""
