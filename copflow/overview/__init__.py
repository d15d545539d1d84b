"""What people look for in a schedule, without saying how it is drawn: lanes, what is next, how it stands, the rhythm of
the year, how dates hang together. Pages, pictures and terminals draw the same answers."""
