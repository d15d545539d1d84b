"""The option that writes what is said of each mistake anew: `pytest tests/mistakes --update-mistakes`."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    help = "write what is said of each mistake into its file instead of comparing it"
    parser.addoption("--update-mistakes", action="store_true", help=help)


@pytest.fixture
def update_mistakes(request: pytest.FixtureRequest) -> bool:
    """Whether the files are to be written. The option is unknown to a run of more than this folder."""
    return bool(request.config.getoption("--update-mistakes", default=False))
