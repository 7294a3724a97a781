"""Regular languages of text."""
