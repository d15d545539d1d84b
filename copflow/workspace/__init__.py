"""All input and output: plans, the clock, the cache of holidays, files that are written."""
