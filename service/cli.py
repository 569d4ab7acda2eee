"""The command line: `khubnd extract`, `khubnd check`, `khubnd schema`.

Only what every call needs is imported here; readers, spaCy and the tables load when a file is to be read.
"""

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.main import get_command

from service.failures import Failure, internal_failure, unwritable
from service.helping import Command, Group, usage_sentence
from service.messages import Messages
from service.outputs import FORMATS, Folder, Sink, Stdout, Style
from service.plans import Batch
from service.settings import (
    LANGUAGES,
    SettingError,
    language_of_locale,
    read_bounds,
    read_limits,
    read_trust_roots,
    split_language,
    use_knowledge,
)
from service.terminal import error_line, forget_stdout, note, replace_closed_streams, use_utf8

OK, FAILED, USAGE, FINDINGS = 0, 1, 2, 3
_INTERRUPTED, _PIPE_CLOSED = 130, 141

app = typer.Typer(name="khubnd", cls=Group, add_completion=False, rich_markup_mode=None)
Files = Annotated[list[str], typer.Argument()]


@app.callback(invoke_without_command=True)
def khubnd(context: typer.Context, version: Annotated[bool, typer.Option("--version")] = False) -> None:
    """Print the version, or the help where no command is given."""
    if version:
        from importlib.metadata import version as installed

        print(f"khubnd {installed('khubnd')}")
        raise typer.Exit(OK)
    if context.invoked_subcommand is None:
        note(context.get_help())
        raise typer.Exit(USAGE)


@app.command(cls=Command)
def extract(
    context: typer.Context,
    files: Files,
    format_: Annotated[str, typer.Option("--format", metavar="metavar.format")] = "json",
    output: Annotated[str | None, typer.Option("--output", metavar="metavar.folder")] = None,
) -> None:
    """Read the plan in each file and write it out."""
    say: Messages = context.obj
    if format_ not in FORMATS:
        raise SettingError("usage.bad_choice", value=format_, option="--format", choices=", ".join(FORMATS))
    sink: Sink = Stdout(Style.of_stdout(FORMATS[format_], say.language, many=len(files) > 1))
    if output is not None:
        sink = Folder(Path(output), files, FORMATS[format_], say)
    batch = _batch(say)
    batch.each(files, sink)
    raise typer.Exit(FAILED if batch.failures else OK)


@app.command(cls=Command)
def check(context: typer.Context, files: Files) -> None:
    """Print what is wrong with each document."""
    say: Messages = context.obj
    batch = _batch(say)
    batch.each(files, Stdout(Style.of_stdout("check", say.language, many=len(files) > 1)))
    if batch.failures:
        raise typer.Exit(FAILED)
    raise typer.Exit(FINDINGS if batch.errors else OK)


@app.command(cls=Command)
def schema() -> None:
    """Print the JSON Schema of a plan."""
    from importlib.util import find_spec

    room = find_spec("extract")  # finds the package without importing it and all its libraries
    assert room is not None and room.origin is not None
    sys.stdout.write(Path(room.origin).with_name("plan.schema.json").read_text(encoding="utf-8"))


def _batch(say: Messages) -> Batch:
    limits, bounds = read_limits(os.environ, say), read_bounds(os.environ, say)
    use_knowledge(os.environ, say)
    return Batch(limits, bounds, say, roots=read_trust_roots(os.environ, say), debug=_debug())


def _debug() -> bool:
    return os.environ.get("KHUBND_DEBUG", "") not in ("", "0")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the program; the exit code, and nothing is raised."""
    replace_closed_streams()
    use_utf8()
    chosen, rest = split_language(arguments)
    say = Messages(LANGUAGES.get(chosen or "", language_of_locale(os.environ)))
    try:
        if chosen is not None and chosen not in LANGUAGES:
            raise SettingError("usage.bad_choice", value=chosen, option="--lang", choices=", ".join(LANGUAGES))
        code = _invoke(rest, say)
        sys.stdout.flush()
        return code
    except (BrokenPipeError, SystemExit):  # typer turns a closed pipe, and nothing else, into SystemExit
        forget_stdout()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except SettingError as error:
        error_line(None, error.sentence(say), error.code)
        return USAGE
    except Exception as error:
        if _debug():
            traceback.print_exc()
        failure = _failure(error, say)
        error_line(None, failure.sentence, failure.code)
        return FAILED


def _failure(error: Exception, say: Messages) -> Failure:
    """What no single file is to blame for; an OSError that comes so far is one of stdout."""
    if isinstance(error, Failure):
        return error
    return unwritable(error, say) if isinstance(error, OSError) else internal_failure(error, say)


def _invoke(arguments: list[str], say: Messages) -> int:
    command = get_command(app)
    try:
        code = command.main(args=arguments, prog_name="khubnd", standalone_mode=False, obj=say)
    except typer.TyperException as error:
        error_line(None, usage_sentence(error, ("extract", "check", "schema"), say))
        note(say("usage.hint", command="khubnd"))
        return USAGE
    return code if isinstance(code, int) else OK
