"""The option that writes the golden files anew: `pytest tests/outputs --update-golden`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    help = "write what the outputs give into tests/golden instead of comparing it"
    parser.addoption("--update-golden", action="store_true", help=help)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written. The option is unknown to a run of more than this folder."""
    return bool(request.config.getoption("--update-golden", default=False))
