"""Says in plain sentences what copflow understood: of the lines of a plan, and of the dates that they give."""
