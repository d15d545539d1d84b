"""Lists that are kept twice, so that nothing is imported early, say the same."""

from copflow.cli import export, new
from copflow.cli.commands import COMMANDS, CommandGroup
from copflow.outputs import OUTPUTS, PICTURES
from copflow.reports import REPORTS
from copflow.workspace.templates import TEMPLATES
from tests.cli.transcript import ROOT


def test_formats_of_export_are_the_outputs() -> None:
    assert list(export.FORMATS) == list(OUTPUTS)


def test_pictures_of_export_are_those_of_the_outputs() -> None:
    assert list(export.PICTURES) == list(PICTURES)
    assert all(set(row.pictures) <= set(PICTURES) for row in OUTPUTS.values())


def test_kinds_of_new_are_the_templates() -> None:
    assert list(new.KINDS) == list(TEMPLATES)


def test_formats_of_validate_are_the_reports() -> None:
    from copflow.cli.validate import command

    choices = next(option.type for option in command.params if option.name == "form")
    assert list(getattr(choices, "choices", ())) == list(REPORTS)


def test_every_command_has_a_module_help_and_examples() -> None:
    import click

    group = CommandGroup("copflow")
    context = click.Context(group)
    for name, module in COMMANDS.items():
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert (ROOT / (module.replace(".", "/") + ".py")).is_file()
        assert command.help
        assert command.epilog is not None
        assert f"copflow {name}" in command.epilog
