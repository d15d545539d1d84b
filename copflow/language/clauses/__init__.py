"""One clause a file. The tables CLAUSES and SETTINGS, in copflow/language/table.py, have a row for each."""
