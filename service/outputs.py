"""The forms of a result, written where the plan is read, and the places it goes to."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

from service.failures import printable_name, unwritable
from service.messages import Language, Messages
from service.terminal import WIDTH_ELSEWHERE, coloured, note, plain, width

if TYPE_CHECKING:
    from rich.console import RenderableType

    from extract import Plan

Format = Literal["json", "yaml", "table"]
FORMATS: dict[str, Format] = {"json": "json", "yaml": "yaml", "table": "table"}
_SUFFIXES: dict[Format, str] = {"json": "json", "yaml": "yaml", "table": "txt"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a plan is written out; it goes to the worker with the file.

    `many`: JSON on one line, YAML with its mark. `columns` and `terminal` (colours) are for what people read.
    """

    form: Format | Literal["check"]
    language: Language
    many: bool = False
    columns: int = WIDTH_ELSEWHERE
    terminal: bool = False

    @classmethod
    def of_stdout(cls, form: Format | Literal["check"], language: Language, *, many: bool) -> Style:
        """The style that fits what stdout is now."""
        return cls(form, language, many, width(), sys.stdout.isatty())

    def written(self, file: str, plan: Plan) -> str:
        """The plan of a file (as the command names it) in this style."""
        say = Messages(self.language)
        if self.form == "json":
            return as_json(plan, indent=None if self.many else 1)
        if self.form == "yaml":
            return ("---\n" if self.many else "") + as_yaml(plan)
        if self.form == "check":
            from service.findings import report

            return self._drawn(report(file, plan, say))
        from service.summary import summary

        return self._drawn([summary(plan, say)])

    def _drawn(self, parts: Iterable[RenderableType]) -> str:
        return (coloured if self.terminal else plain)(*parts, columns=self.columns)


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


class Sink(Protocol):
    """Takes the results of a run, each with the place of its file in the command."""

    style: Style

    def put(self, place: int, written: str) -> None:
        """Write one result. Raises Failure where it cannot be written."""
        ...


class Stdout:
    """Results one behind the other on stdout."""

    def __init__(self, style: Style) -> None:
        """`style` of each."""
        self.style = style

    def put(self, place: int, written: str) -> None:
        """Write and flush, so that a reader of the pipe has each result as soon as it is there."""
        sys.stdout.write("\n" + written if place and self.style.form == "table" else written)
        sys.stdout.flush()


class Folder:
    """One file for each result. Two inputs of one name get two files, and no input is ever overwritten."""

    def __init__(self, folder: Path, files: Sequence[str], form: Format, say: Messages) -> None:
        """Make the folder. Raises Failure where it cannot be made."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(error, say, folder) from error
        self.style = Style(form, say.language)
        self.say = say
        self.targets = targets(folder, files, _SUFFIXES[form])

    def put(self, place: int, written: str) -> None:
        """Write one file and say so on stderr."""
        target = self.targets[place]
        try:
            target.write_text(written, encoding="utf-8", newline="\n")
        except OSError as error:
            raise unwritable(error, self.say, target) from error
        note(self.say("progress.written", file=target))


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
