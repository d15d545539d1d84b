"""Writes the parts of docs/ that are made of the language itself: `python -m scripts.pages`, from the root."""
