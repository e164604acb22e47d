"""The kept versions of the documents: numbered, never overwritten, each with a manifest of what it was made from."""
