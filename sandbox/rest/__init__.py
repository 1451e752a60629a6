"""The REST API, version 10: endpoints as functions from a call to a reply."""
