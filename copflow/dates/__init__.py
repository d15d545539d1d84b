"""Days, windows and offsets: what the forms mean, and the arithmetic. Knows nothing of activities."""
