"""From printed lines to paragraphs, for every reader that has lines.

One place knows how a page number, a two-column head, a paragraph cut by a page break and a footnote
look on paper; where the lines come from (PDF, a scan) makes no difference here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.document import Align
from ingest.flow import Line
from ingest.head import is_ornament
from ingest.lines import Group, Page, Region, TextLine, box_of, certainty, doubts, has_all, join_lines, prevailing
from ingest.margins import Area, areas
from ingest.notes import take_notes
from ingest.page_foot import find_foot, mend_feet
from ingest.page_head import find_head
from ingest.paragraphs import Paragraph, Stream
from ingest.running import drop_running
from ingest.vietnamese import fold

Item = Line | Region
# A rule drawn with characters below a head or a title is at least this long.
_RULE = 3


def arrange_pages(pages: Sequence[Page]) -> list[Item]:
    """The paragraphs of all pages in reading order, regions at their places, footnotes at the end.

    The pages' lines are used up.
    """
    drop_running(pages)
    for page in pages:
        page.lines = [line for line in page.lines if not _is_rule(line)]
    body = prevailing((line.size, len(line.words)) for page in pages for line in page.lines)
    notes = [take_notes(page, body) for page in pages]
    own = areas(pages)
    mend_feet(pages, own, body)
    stream = Stream(_usual_pitch(pages))
    out: list[Item] = []
    for page, area in zip(pages, own, strict=True):
        out.extend(_page(page, area, stream))
    out.extend(map(line_of, stream.close()))
    for found, area in zip(notes, own, strict=True):
        out.extend(_notes(found, area))
    return out


def _page(page: Page, area: Area, stream: Stream) -> Iterator[Item]:
    """The items of one page; the last paragraph stays open in the stream, the next page may go on with it."""
    lines = page.lines
    regions = sorted(page.regions, key=lambda region: region.top)
    while lines or regions:
        if regions and (not lines or regions[0].top < lines[0].baseline):
            yield from map(line_of, stream.close())
            yield regions.pop(0)
            continue
        reach = next((i for i, line in enumerate(lines) if regions and line.baseline > regions[0].top), len(lines))
        yield from _stretch(lines[:reach], area, stream)
        lines = lines[reach:]


def _stretch(lines: Sequence[TextLine], area: Area, stream: Stream) -> Iterator[Item]:
    """Lines without a region between them: heads and feet by columns, all else as running text."""
    places = [place for place in (find_head(lines, area), find_foot(lines, area)) if place is not None]
    if not places:
        for line in lines:
            yield from map(line_of, stream.add(line, area))
        return
    start, end, groups = min(places, key=lambda place: place[0])
    for line in lines[:start]:
        yield from map(line_of, stream.add(line, area))
    yield from map(line_of, stream.close())
    for group in groups:
        yield _line(group, area)
    yield from _stretch(lines[end:], area, stream)


def _notes(lines: Group, area: Area) -> Iterator[Line]:
    """The footnotes of one page."""
    stream = Stream()
    for line in lines:
        yield from map(_footnote, stream.add(line, area))
    yield from map(_footnote, stream.close())


def line_of(paragraph: Paragraph) -> Line:
    """A paragraph as it goes into the canonical text."""
    return _line(paragraph.lines, paragraph.area, paragraph.align)


def _line(lines: Group, area: Area, align: Align | None = None) -> Line:
    first = [line for line in lines if line.page == lines[0].page]
    words = [word for line in lines for word in line.words]
    text = fold(join_lines(lines))
    return Line(
        text,
        align=align,
        indent=round(lines[0].x0 - area.left, 1),
        bold=has_all(words, lambda word: word.bold),
        italic=has_all(words, lambda word: word.italic),
        page=lines[0].page,
        box=box_of(first),
        confidence=certainty(words),
        doubts=tuple(doubts(text, words)),
    )


def _footnote(paragraph: Paragraph) -> Line:
    line = line_of(paragraph)
    mark, _, text = line.text.partition(" ")
    labelled = mark.isdecimal() and bool(text)
    return Line(
        f"{mark}. {text}" if labelled else line.text,
        line.align,
        line.indent,
        line.bold,
        line.italic,
        label=f"{mark}." if labelled else None,
        kind="footnote",
        page=line.page,
        box=line.box,
        confidence=line.confidence,
    )


def _is_rule(line: TextLine) -> bool:
    return len(line.words[0].text) >= _RULE and is_ornament(line.text)


def _usual_pitch(pages: Sequence[Page]) -> float:
    """The distance between baselines that is met most, in parts of the type size."""
    return prevailing(
        (round((below.baseline - above.baseline) / below.size, 2), 1)
        for page in pages
        for above, below in zip(page.lines, page.lines[1:], strict=False)
        if above.size == below.size
    )
