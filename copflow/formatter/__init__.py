"""One way to write a plan: spelling, blanks and indentation. Nothing is reordered, and no line is joined or split.

The formatter knows no clause. The tree says which characters are names and which are words of the language, so that
a new clause is formatted without a line here; what the tree does not say stays as it is written.
"""
