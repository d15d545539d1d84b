"""Names bound to activities: the task graph."""
