"""Folders stand for the plans below them."""

import os
from pathlib import Path

import pytest

from copflow.workspace.find import Found, find_plans
from copflow.workspace.trouble import Trouble
from tests.workspace.limits import open_to_all, without_rights


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def make(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).touch()


def names(*paths: str) -> list[str]:
    return [found.name for found in find_plans(paths) if isinstance(found, Found)]


def troubles(*paths: str) -> list[Trouble]:
    return [found for found in find_plans(paths) if isinstance(found, Trouble)]


def test_all_plans_below_a_folder_in_the_order_of_their_names(here: Path) -> None:
    make("b.plan", "a/z.plan", "a/b/c.plan", "notes.txt", "c.PLAN", "a.plan")
    assert names(".") == ["a/b/c.plan", "a/z.plan", "a.plan", "b.plan"]
    assert names(str(here / "a")) == [str(here / "a/b/c.plan"), str(here / "a/z.plan")]


@pytest.mark.usefixtures("here")
def test_hidden_files_and_folders_are_left_out() -> None:
    make("a.plan", ".git/b.plan", ".#a.plan", "x/.cache/c.plan")
    assert names(".") == ["a.plan"]


def test_links_that_lead_out_are_not_followed(here: Path) -> None:
    outside = here.parent / "outside"
    make(str(outside / "secret.plan"), "inside/a.plan")
    Path("out.plan").symlink_to(outside / "secret.plan")
    Path("folder").symlink_to(outside, target_is_directory=True)
    Path("in.plan").symlink_to("inside/a.plan")
    Path("loop").symlink_to(".", target_is_directory=True)
    Path("lost.plan").symlink_to("nowhere.plan")
    assert names(".") == ["in.plan", "inside/a.plan", "lost.plan"]


def test_link_that_is_given_is_followed(here: Path) -> None:
    outside = here.parent / "outside"
    make(str(outside / "a.plan"))
    Path("link").symlink_to(outside, target_is_directory=True)
    assert names("link") == ["link/a.plan"]


@pytest.mark.usefixtures("here")
def test_paths_stay_in_their_order_and_each_plan_is_given_once() -> None:
    make("b.plan", "a.plan")
    assert names("b.plan", ".", "-", "b.plan", "lost.plan") == ["b.plan", "a.plan", "-", "lost.plan"]


@pytest.mark.usefixtures("here")
def test_folder_without_plans() -> None:
    make("empty/notes.txt")
    assert troubles("empty") == [Trouble("empty", "has no plan: there is no file below it whose name ends in .plan")]


def test_folder_that_is_closed_is_told_and_hides_nothing(here: Path) -> None:
    make("a.plan", "closed/b.plan")
    open_to_all(here)
    Path("closed").chmod(0)
    try:
        with without_rights():
            assert names(".") == ["a.plan"]
            assert troubles(".") == [Trouble("./closed", "cannot be looked into: permission was denied")]
    finally:
        Path("closed").chmod(0o755)


def test_path_that_no_system_has_is_left_to_the_reading() -> None:
    long = "x" * 5000
    assert names(long) == [long]


def test_names_that_are_no_text_are_found(here: Path) -> None:
    name = os.fsdecode(b"caf\xe9.plan")
    try:
        (here / name).touch()
    except OSError:
        pytest.skip("the file system takes only text as names")
    assert names(".") == [name]
