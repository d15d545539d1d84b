"""Nothing that a plan says becomes markup, runs, or leads where no link should lead."""

import base64
import hashlib
import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from copflow.outputs.text import one_line
from copflow.site.page import page
from copflow.site.view import View
from tests.site.reading import TODAY, Element, compiled, links_of, read, shown
from tests.site.test_page import COMMUNITY, everything

SCHEMES = ("https:", "http:", "mailto:", "webcal:")
HOSTILE = (
    "<script>alert(1)</script>",
    "</title><b>",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "it's & <i>",
    "😀 שלום",
    "</script>",
    "<!--",
)
NAMES = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.characters(exclude_characters='"\r\n', exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Z"]), min_size=1
    ),
)


def plan_of(name: str) -> str:
    """A plan in which everything that has a name has this one."""
    quoted = f'"{name}"'
    return (
        f"plan {quoted}\nperson Sam {quoted}\n"
        f"{quoted} on 1 December 2026, by Sam, purpose practice, note {quoted}, at {quoted}, tag {quoted}\n"
        f"second on 8 December 2026, needs {quoted}\n"
    )


@given(NAMES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_names_are_text_whatever_is_in_them(name: str) -> None:
    compilation = compiled(plan_of(name))
    usual = read(page(compiled(plan_of("plain")), View(TODAY)))
    made = read(page(compilation, View(TODAY)))
    assume(not compilation.has_errors)
    assert made.one("h1").text == one_line(name).strip()
    assert _tags(made) == _tags(usual)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_that_look_like_markup_are_read_and_stay_text(name: str) -> None:
    compilation = compiled(plan_of(name))
    made = read(
        page(compilation, View(TODAY, links_of(compilation, "https://example.org"), url="https://example.org/"))
    )
    assert not compilation.has_errors
    table = made.one("section", id="dates")
    assert name in {part.text for part in table.all("bdi")}
    assert name in {part.text for part in table.all("dd")}


def _tags(made: Element) -> set[str]:
    return {one.tag for one in everything(made)}


def test_the_policy_allows_the_scripts_and_styles_of_the_page_and_no_others() -> None:
    made = shown(COMMUNITY, feeds=links_of(compiled(COMMUNITY)), live=True)
    policy = made.one("meta", **{"http-equiv": "Content-Security-Policy"}).attributes["content"]
    scripts = [one.text for one in made.all("script") if "type" not in one.attributes]
    styles = [one.text for one in made.all("style")]
    assert policy.startswith("default-src 'none'; ")
    allowed = {expression for rule in policy.split("; ") for expression in re.findall("'(sha256-[^']*)'", rule)}
    assert allowed == {_hash(text) for text in (*scripts, *styles)}


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_nothing_has_a_style_or_a_handler_of_its_own_which_the_policy_would_refuse() -> None:
    made = shown(COMMUNITY, feeds=links_of(compiled(COMMUNITY)))
    names = {name for one in everything(made) for name in one.attributes}
    assert {name for name in names if name == "style" or name.startswith("on")} == set()


def test_nothing_is_fetched_from_another_host() -> None:
    made = shown(COMMUNITY, feeds=links_of(compiled(COMMUNITY), "https://example.org"), url="https://example.org/")
    assert {one.tag for one in everything(made) if "src" in one.attributes or one.tag == "link"} == set()


def test_only_links_that_open_a_page_a_letter_or_a_calendar_can_be_followed() -> None:
    links = ("https://example.org/a", "mailto:a@example.org", "javascript:alert(1)", "data:text/html,x", "ftp://a/b")
    plan = "".join(f'meeting {n} on {n + 1} December 2026, link "{link}"\n' for n, link in enumerate(links))
    made = shown(plan, feeds=links_of(compiled(plan), "https://example.org"))
    hrefs = [one.attributes["href"] for one in made.all("a") if "href" in one.attributes]
    assert all(href.startswith(("#", *SCHEMES)) or href.endswith(".ics") for href in hrefs)
    assert "https://example.org/a" in hrefs
    assert "javascript" not in "".join(hrefs)
