"""From a calendar that people already have to a plan: what repeats is recognised, the rest is written as dates."""
