"""Writing a card: drafts, the form and the file, the preview, publishing."""
