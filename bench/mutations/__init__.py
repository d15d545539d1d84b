"""Breaks the plans of plans/ in systematic ways and counts what copflow notices: `python -m bench.mutations`."""
