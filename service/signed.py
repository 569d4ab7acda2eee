"""The digital signatures of a file in words: who and when, then what holds of each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from service.messages import Messages
from service.terminal import harmless
from service.wording import day

if TYPE_CHECKING:
    from rich.console import RenderableType

    from extract import Plan
    from extract.plan import SourceSignature

# All of Việt Nam, without summer time. Certificates and programs often state UTC.
_VIETNAM = timezone(timedelta(hours=7))


def signature_lines(plan: Plan, say: Messages) -> Iterator[RenderableType]:
    """A table without rules, one signature a row; nothing where there is none."""
    from rich.table import Table
    from rich.text import Text

    if not plan.source.signatures:
        return
    rows = Table.grid(padding=(0, 1, 0, 0))
    rows.add_column(width=2, justify="right")
    rows.add_column(overflow="fold")
    for one in plan.source.signatures:
        words = Text(harmless(_who(one, say)))
        rows.add_row("-", words.append(f"\n{_state(one, say)}", style="dim" if one.intact else "bold red"))
    yield rows


def _who(one: SourceSignature, say: Messages) -> str:
    signer = one.signer or say("signed.nobody")
    organisation = one.organisation if one.organisation != one.signer else None
    return ", ".join(part for part in (signer, organisation, _time(one.signed_at)) if part)


def _time(iso: str | None) -> str:
    """The moment as an office writes it, "15:58 23/04/2026"; "" for none."""
    if iso is None:
        return ""
    moment = datetime.fromisoformat(iso)
    # Without a zone it is taken as it stands.
    moment = moment.astimezone(_VIETNAM) if moment.tzinfo else moment
    return f"{moment:%H:%M} {day(moment.date().isoformat())}"


def _state(one: SourceSignature, say: Messages) -> str:
    if not one.intact:
        return say("signed.broken")
    trusted = say("signed.trusted" if one.trusted else "signed.untrusted")
    whole = say("signed.whole" if one.covers_whole_document else "signed.part")
    return "; ".join((say("signed.intact"), trusted, whole))
