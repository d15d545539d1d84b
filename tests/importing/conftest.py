"""Hypothesis for imports: an example compiles several plans, so that there is no time limit for one and few of them."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("imports", deadline=None, max_examples=40, suppress_health_check=(HealthCheck.too_slow,))
settings.register_profile("imports-ci", settings.get_profile("imports"), derandomize=True, print_blob=True)
settings.load_profile("imports-ci" if os.environ.get("CI") else "imports")
