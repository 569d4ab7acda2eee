"""The canonical text of a sample: what a perfect reader gives for its DOCX, PDF or scan.

The order is that of the plan contract: head (body, Quốc hiệu, tiêu ngữ, number, place and date),
type, subject, paragraphs and cells, "Nơi nhận", signature, annexes; footnotes last, each behind
the number that Word gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpora.markup import AnnexBreak, Foot, Head, Paragraph, Part, Source, Table

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
RECIPIENTS = "Nơi nhận:"
# A rule drawn with characters below a head ("*", "-----") is layout, no paragraph.
_ORNAMENT = re.compile(r"\*|[-_*]{3,}")


def canonical_text(source: Source) -> str:
    """One paragraph a line, without empty lines and without a newline at the end."""
    lines = [line for part in source.parts for line in _lines(part) if not _ORNAMENT.fullmatch(line)]
    notes = [note for part in source.parts if isinstance(part, Paragraph) for note in part.footnotes]
    return "\n".join(lines + [f"{number}. {note}" for number, note in enumerate(notes, start=1)])


def country_lines(head: Head) -> tuple[str, ...]:
    """What stands at the head's upper right: Quốc hiệu and tiêu ngữ, or the party's name."""
    return (PARTY,) if head.party else (COUNTRY, MOTTO)


def recipient_lines(foot: Foot) -> list[str]:
    """The lines under "Nơi nhận:", each with its dash."""
    return [f"- {line}" for line in foot.recipients]


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Head():
            yield from part.body
            yield from country_lines(part)
            yield from (line for line in (part.number, part.place, part.type, *part.subject) if line)
        case Paragraph():
            yield part.text
        case Table():
            for row in part.rows:
                for cell in row:
                    yield from cell.paragraphs
        case Foot():
            if part.recipients:
                yield RECIPIENTS
            yield from recipient_lines(part)
            yield from part.signature
        case AnnexBreak():
            return
