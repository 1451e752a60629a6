"""Knowledge, without Discord: documents, cards, the store, the index and matching."""
