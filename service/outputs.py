"""The forms of a result and the places it goes to."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from service.messages import Messages
from service.plans import printable_name, unwritable
from service.terminal import WIDTH_ELSEWHERE, note, plain, show

if TYPE_CHECKING:
    from extract import Plan

Format = Literal["json", "yaml", "table"]
FORMATS: dict[str, Format] = {"json": "json", "yaml": "yaml", "table": "table"}
_SUFFIXES: dict[Format, str] = {"json": "json", "yaml": "yaml", "table": "txt"}


class Sink(Protocol):
    """Takes the plans of a run, each with the place of its file in the command."""

    def put(self, place: int, plan: Plan) -> None:
        """Write one plan. Raises Failure where it cannot be written."""
        ...


def as_json(plan: Plan, *, indent: int | None = 1) -> str:
    """The plan as one JSON object; on a single line with `indent` None."""
    return plan.model_dump_json(by_alias=True, indent=indent) + "\n"


def as_yaml(plan: Plan) -> str:
    """The plan as one YAML document."""
    import yaml

    # libyaml is ten times as fast; PyYAML's wheels carry it, a build from source may not.
    base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

    class Dumper(base):  # type: ignore[misc]
        """Sets a text of several lines as a block."""

    def text(dumper: Any, value: str) -> Any:  # noqa: ANN401  (nodes of PyYAML)
        style = "|" if "\n" in value else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    data = plan.model_dump(mode="json", by_alias=True)
    written: str = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=WIDTH_ELSEWHERE)
    return written


class Stdout:
    """Results one behind the other on stdout."""

    def __init__(self, form: Format, say: Messages, *, many: bool) -> None:
        """`many`: JSON lines, YAML documents with their mark."""
        self.form = form
        self.say = say
        self.many = many

    def put(self, place: int, plan: Plan) -> None:
        """Write and flush, so that a reader of the pipe has each plan as soon as it is there."""
        if self.form == "table":
            self._show(place, plan)
        elif self.form == "yaml":
            sys.stdout.write(("---\n" if self.many else "") + as_yaml(plan))
        else:
            sys.stdout.write(as_json(plan, indent=None if self.many else 1))
        sys.stdout.flush()

    def _show(self, place: int, plan: Plan) -> None:
        from service.summary import summary

        show(*([""] if place else []), summary(plan, self.say))


class Folder:
    """One file for each result. Two inputs of one name get two files, and no input is ever overwritten."""

    def __init__(self, folder: Path, files: Sequence[str], form: Format, say: Messages) -> None:
        """Make the folder. Raises Failure where it cannot be made."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(error, say, folder) from error
        self.form = form
        self.say = say
        self.targets = targets(folder, files, _SUFFIXES[form])

    def put(self, place: int, plan: Plan) -> None:
        """Write one file and say so on stderr."""
        target = self.targets[place]
        try:
            target.write_text(self._written(plan), encoding="utf-8", newline="\n")
        except OSError as error:
            raise unwritable(error, self.say, target) from error
        note(self.say("progress.written", file=target))

    def _written(self, plan: Plan) -> str:
        if self.form == "table":
            from service.summary import summary

            return plain(summary(plan, self.say))
        return as_yaml(plan) if self.form == "yaml" else as_json(plan)


def targets(folder: Path, files: Sequence[str], suffix: str) -> list[Path]:
    """A file of its own for each input: "plan.docx.json", then "plan.docx-2.json". Depends on the names alone."""
    taken = {str(Path(file).resolve()).casefold() for file in files}
    found: list[Path] = []
    for file in files:
        name, count = printable_name(file), 1
        target = folder / f"{name}.{suffix}"
        while str(target.resolve()).casefold() in taken:
            count += 1
            target = folder / f"{name}-{count}.{suffix}"
        taken.add(str(target.resolve()).casefold())
        found.append(target)
    return found
