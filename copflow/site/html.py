"""The page of a plan as a file by itself, for `copflow export`: without feeds, which are beside a published one."""

from copflow.compile import Compilation
from copflow.outputs import Options
from copflow.site.page import page
from copflow.site.view import View


def render(compilation: Compilation, options: Options) -> bytes:
    """The page for the day of the compilation."""
    return page(compilation, View(compilation.schedule.today, private=options.private))
