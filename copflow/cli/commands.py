"""The table of commands, and the group that imports a command's module when it is asked for.

What a command needs it imports when it runs: `copflow validate` has to answer at once, and must not wait for what
only other commands need. So nothing but click and the standard library is imported at the top of their modules.
"""

from importlib import import_module

import click

COMMANDS: dict[str, str] = {
    "validate": "copflow.cli.validate",
    "rules": "copflow.cli.rules",
    "show": "copflow.cli.show",
    "home": "copflow.cli.home",
    "timeline": "copflow.cli.timeline",
    "next": "copflow.cli.next_",
    "status": "copflow.cli.status",
    "rhythm": "copflow.cli.rhythm",
    "graph": "copflow.cli.graph",
    "explain": "copflow.cli.explain",
    "read": "copflow.cli.read",
    "export": "copflow.cli.export",
    "new": "copflow.cli.new",
    "import": "copflow.cli.import_",
    "fmt": "copflow.cli.fmt",
    "roll": "copflow.cli.roll",
    "done": "copflow.cli.done",
    "cancel": "copflow.cli.cancel",
    "move": "copflow.cli.move",
    "diff": "copflow.cli.diff",
    "build": "copflow.cli.build",
    "lock": "copflow.cli.lock",
    "serve": "copflow.cli.serve",
    "what-if": "copflow.cli.what_if",
    "lint": "copflow.cli.lint",
}
"""The name of each command, and the module whose `command` it is."""


class CommandGroup(click.Group):
    """The commands of the table."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported now."""
        module = COMMANDS.get(cmd_name)
        command: click.Command | None = getattr(import_module(module), "command", None) if module else None
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the arguments; of an unknown one the nearest is named."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(_unknown(args[0]))
        return super().resolve_command(ctx, args)


def _unknown(name: str) -> str:
    from copflow.diagnostics.nearest import nearest
    from copflow.reports.safe import safe

    near = nearest(name, COMMANDS, most=1)
    hint = f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(COMMANDS)}."
    return f'There is no command "{safe(name)}". {hint}'
