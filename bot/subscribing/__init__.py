"""What people do with subscriptions to daily facts, by command and by button."""
