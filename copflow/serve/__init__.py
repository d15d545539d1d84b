"""A web server for an office or a college: feeds and their page, from a folder or from plans that change."""
