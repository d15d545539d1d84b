"""The bound around reading a plan: what it stops, what it gives back, and that it leaves nothing behind."""

import signal
import sys
import threading

import pytest

from copflow.diagnostics.diagnostic import Diagnostic
from copflow.workspace.budget import MORE, NO_LIMITS, SMALL, Grow, Limits, bounded

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says how much memory is used")
WITH_TIMERS = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no such timers here")


def _for_ever(_grow: Grow) -> None:
    while True:
        try:
            while True:
                pass
        except Exception:  # what means well does not catch it
            continue


def _hoard(_grow: Grow) -> list[list[int]]:
    kept: list[list[int]] = []
    while True:
        kept.append([0] * 1_000)


def _too_deep(grow: Grow) -> None:
    _too_deep(grow)


def _title(found: object) -> str:
    assert isinstance(found, Diagnostic)
    assert found.rule == "limit-reached"
    return found.title


def test_what_is_read_is_given_back() -> None:
    assert bounded(Limits(), lambda _grow: "a plan") == "a plan"
    assert bounded(NO_LIMITS, lambda _grow: "a plan") == "a plan"


@WITH_TIMERS
def test_time() -> None:
    assert "0.2 s of processor time" in _title(bounded(Limits(0.2, 0), _for_ever))


@WITH_TIMERS
def test_a_longer_text_has_more_time() -> None:
    def grown(grow: Grow) -> str:
        grow(SMALL + MORE)
        _for_ever(grow)
        return ""

    assert "4 s" in _title(bounded(Limits(None, 0), grown))


@ON_LINUX
def test_memory_bit_by_bit() -> None:
    assert "64 MiB" in _title(bounded(Limits(0, 64), _hoard))


@ON_LINUX
def test_memory_at_once() -> None:
    assert "64 MiB" in _title(bounded(Limits(0, 64), lambda _grow: bytearray(2**30)))


def test_depth() -> None:
    assert "nested" in _title(bounded(Limits(), _too_deep))


@WITH_TIMERS
def test_nothing_stays_behind() -> None:
    import resource

    before = signal.getsignal(signal.SIGPROF), resource.getrlimit(resource.RLIMIT_DATA)
    bounded(Limits(0.1, 64), _for_ever)
    assert (signal.getsignal(signal.SIGPROF), resource.getrlimit(resource.RLIMIT_DATA)) == before
    assert signal.getitimer(signal.ITIMER_PROF)[0] == 0


def test_a_thread_has_no_bound_and_reads_all_the_same() -> None:
    """Signals reach the main thread only."""
    read: list[object] = []
    thread = threading.Thread(target=lambda: read.append(bounded(Limits(), lambda _grow: "a plan")))
    thread.start()
    thread.join()
    assert read == ["a plan"]


def test_an_interrupt_is_no_finding() -> None:
    def interrupted(_grow: Grow) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bounded(Limits(), interrupted)
