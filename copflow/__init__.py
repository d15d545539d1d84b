"""copflow: a plan in plain text becomes a checked schedule and a calendar."""

__version__ = "0.1.0"
