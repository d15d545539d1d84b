"""Places in the text, and what is said about them. The lowest room: it imports from no other."""
