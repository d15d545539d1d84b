"""What the commands that look at plans write: each view takes what is known, and gives lines."""
