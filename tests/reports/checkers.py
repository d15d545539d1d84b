"""check-jsonschema as a command: what it says of a text, nothing if it is well."""

import subprocess
import sys
from pathlib import Path


def check_json(schema: Path, text: str, folder: Path) -> str:
    """Check a text against a schema in a file."""
    return _check("--schemafile", str(schema), text=text, folder=folder, name="checked.json")


def check_builtin(schema: str, text: str, folder: Path, name: str) -> str:
    """Check a text against a schema that check-jsonschema brings; `name` is what its file has to be called."""
    return _check("--builtin-schema", schema, text=text, folder=folder, name=name)


def _check(*options: str, text: str, folder: Path, name: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *options, str(path)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr
