"""Pictures as files: what those who open them find."""

from io import BytesIO
from xml.etree.ElementTree import fromstring

import pytest
from pypdf import PdfReader

from copflow.outputs import OUTPUTS, PICTURES
from tests.pictures.support import ROOT, compiled_file, written, year

MODEL = compiled_file(ROOT / "plans" / "community.plan")
SECRET = year("talk on 7 May", "budget on 8 May, private", "  figures due 1 week before", "  slides due 2 days before")
SVG = "{http://www.w3.org/2000/svg}"

each_picture = pytest.mark.parametrize("picture", PICTURES)


def pages(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


@each_picture
def test_an_svg_file_stands_alone(picture: str) -> None:
    data = written(MODEL, "svg", picture)
    root = fromstring(data)
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title") == "Library community of practice"
    assert root.findtext(f"{SVG}desc")
    assert root.get("role") == "img"
    assert float(root.get("width", "")) == 1072
    assert b"var(" not in data
    assert b"http" not in data.replace(b"http://www.w3.org/2000/svg", b"")


@each_picture
def test_a_png_file_has_two_dots_for_a_unit(picture: str) -> None:
    data = written(MODEL, "png", picture)
    high = float(fromstring(written(MODEL, "svg", picture)).get("height", ""))
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == 2 * 1072
    assert abs(int.from_bytes(data[20:24], "big") - 2 * high) <= 2


@each_picture
def test_a_year_is_one_sheet_of_a4_landscape(picture: str) -> None:
    found = pages(written(MODEL, "pdf", picture))
    assert len(found.pages) == 1
    assert tuple(map(float, found.pages[0].mediabox)) == (0, 0, 842, 595)
    assert "webinar 2" in found.pages[0].extract_text() or picture == "rhythm"


def test_many_years_are_more_than_one_sheet() -> None:
    found = pages(written(compiled_file(ROOT / "plans" / "real" / "nih.plan"), "pdf"))
    assert 2 <= len(found.pages) <= 12


@pytest.mark.parametrize("output", ["png", "pdf"])
def test_the_same_plan_gives_the_same_bytes(output: str) -> None:
    assert written(MODEL, output) == written(MODEL, output)


def test_a_pdf_has_no_date_and_the_title_of_the_plan() -> None:
    about = pages(written(MODEL, "pdf")).metadata
    assert about == {"/Title": "Library community of practice", "/Producer": "copflow"}


@pytest.mark.parametrize("output", ["svg", "dot", "mermaid"])
@each_picture
def test_what_is_private_is_in_no_file_unless_asked_for(output: str, picture: str) -> None:
    if picture not in OUTPUTS[output].pictures:
        return
    assert b"budget" not in written(SECRET, output, picture)
    assert b"figures" not in written(SECRET, output, picture)
    if picture != "rhythm":
        assert b"budget" in written(SECRET, output, picture, private=True)


def test_a_plan_without_dates_is_a_picture_that_says_so() -> None:
    assert "Nothing here has a date." in written(year("talk TBD"), "svg").decode()
    assert len(pages(written(year("talk TBD"), "pdf")).pages) == 1


def test_a_graph_for_graphviz_and_mermaid_has_each_box_and_each_arrow_once() -> None:
    plan = year('talk "x" on 7 May', "  agenda due 1 week before", "  \\slides due 2 days before, needs agenda")
    dot, mermaid = (written(plan, output, "graph").decode() for output in ("dot", "mermaid"))
    assert dot.count(" -> ") == mermaid.count("-->") + mermaid.count("-.->") == 3
    assert 'a1 [label="agenda\\nThu 30 Apr 2026"]' in dot
    assert '    a0 -->|"1 week before"| a1' in mermaid
    assert "style=dashed" in dot


def test_what_has_to_be_installed_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    from click.testing import CliRunner

    from copflow.cli.export import command

    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    result = CliRunner().invoke(command, [str(ROOT / "plans" / "community.plan"), "-o", "year.png"])
    assert result.exit_code == 2
    assert 'png needs one more package: pip install "copflow[pictures]"' in result.output
