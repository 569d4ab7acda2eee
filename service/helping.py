"""Help and usage errors in the language of the user; typer's own are English only."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from service.messages import Messages
from service.terminal import width

_Rows = list[tuple[str, str]]


class Command(TyperCommand):
    """A command whose help texts are keys of the messages; the context's `obj` says in which language."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  (typer's base class takes a class it does not publish)
        """Usage, what the command does, its arguments and options, notes."""
        return help_of(self, ctx.obj)


class Group(TyperGroup):
    """The same for the whole program, with its commands."""

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  (as above)
        """Usage, what the program does, its commands and options."""
        return help_of(self, ctx.obj)


def help_of(command: TyperCommand | TyperGroup, say: Messages) -> str:
    """The help text of a command or of the program."""
    name = command.name or "khubnd"
    parts = [f"{say('help.usage')}: {say(f'usage.{name}')}", *_wrapped(say(f"help.{name}"), "  ")]
    commands = command.commands if isinstance(command, TyperGroup) else {}
    parts += _section(say("help.commands"), [(key, say(f"help.{key}")) for key in commands])
    takes_files = any(parameter.name == "files" for parameter in command.params)
    files = [(say("metavar.files"), say("argument.files"))] if takes_files else []
    parts += _section(say("help.arguments"), files)
    parts += _section(say("help.options"), list(_options(command, say)))
    if takes_files:
        parts += ["", *_wrapped(say(f"notes.{name}"), "")]
    return "\n".join(parts)


def _options(command: TyperCommand | TyperGroup, say: Messages) -> Iterator[tuple[str, str]]:
    for parameter in command.params:
        if parameter.param_type_name == "option":
            metavar = f" {say(str(parameter.metavar))}" if getattr(parameter, "metavar", None) else ""
            yield "/".join(parameter.opts) + metavar, say(f"option.{parameter.opts[0].lstrip('-')}")
    yield "--lang vi|en", say("option.lang")
    yield "--help", say("option.help")


def _section(title: str, rows: _Rows) -> list[str]:
    if not rows:
        return []
    left = max(len(form) for form, _ in rows) + 4
    lines = ["", f"{title}:"]
    for form, meaning in rows:
        first, *others = _wrapped(meaning, " " * left)
        lines += [f"  {form}".ljust(left) + first.strip(), *others]
    return lines


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, width(), initial_indent=indent, subsequent_indent=indent)


def usage_sentence(error: typer.TyperException, commands: Sequence[str], say: Messages) -> str:
    """What was wrong with the command line, told in the user's language."""
    option = getattr(error, "option_name", None)
    match type(error).__name__:
        case "NoSuchOption":
            return say("usage.no_option", option=option)
        case "BadOptionUsage" if "does not take" in error.message:
            return say("usage.no_value", option=option)
        case "BadOptionUsage":
            return say("usage.missing_value", option=option)
        case "MissingParameter":
            return say("usage.no_file")
        case "UsageError" if "extra argument" in error.message:
            return say("usage.extra", words=error.message.partition(" (")[2].removesuffix(")"))
        case "UsageError" if "ommand" in error.message:
            return say("usage.no_command", commands=", ".join(commands))
        case _:
            return say("usage.other", detail=error.format_message())
