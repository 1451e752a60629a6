"""Discord, without SQL: settings, client, commands, and cards on screen."""
