"""How far a run over many files has come, on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from service.messages import Messages
from service.terminal import harmless, note


@contextmanager
def progress(files: Sequence[str], say: Messages) -> Iterator[Callable[[int], None]]:
    """Give what is to be called with the place of each file before it is read. One file needs no progress."""
    if len(files) < 2:
        yield lambda _: None
    elif sys.stderr.isatty() and not sys.stdout.isatty():
        # A bar on the terminal that also takes the results would be torn by them.
        with _bar(files, say) as begin:
            yield begin
    else:
        yield lambda place: note(f"[{place + 1}/{len(files)}] {harmless(files[place])}")


@contextmanager
def _bar(files: Sequence[str], say: Messages) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("progress.reading"), total=len(files))

        def begin(place: int) -> None:
            name = escape(harmless(Path(files[place]).name))
            bar.update(task, completed=place, description=f"{say('progress.reading')} {name}")

        yield begin
