"""Hypothesis for all laws: no time limit for one example, and the same examples in every run where CI is set."""

import os

from hypothesis import HealthCheck, settings

UNHURRIED = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile("laws", deadline=None, max_examples=100, suppress_health_check=UNHURRIED)
settings.register_profile("ci", settings.get_profile("laws"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "laws")
