"""One setting a file. The table SETTINGS, in copflow/language/table.py, has a row for each."""
