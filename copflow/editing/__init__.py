"""Changes of a plan's text that keep everything else in it: next year's plan, what is done, what has moved."""
