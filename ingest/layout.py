"""From printed lines to paragraphs, for every reader that has lines.

One place knows how a page number, a two-column head, a paragraph cut by a page break and a footnote
look on paper; where the lines come from (PDF, a scan) makes no difference here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.columns import Area, Group, find_foot, find_head, order_foot, stands_right
from ingest.flow import Line
from ingest.head import is_ornament
from ingest.lines import Page, Region, TextLine, box_of, join_lines, prevailing
from ingest.margins import areas
from ingest.notes import take_notes
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
    body = prevailing((line.size, len(line.words)) for page in pages for line in page.lines)
    notes = [take_notes(page, body) for page in pages]
    stream = Stream(body, _usual_pitch(pages))
    out: list[Item] = []
    in_foot = False
    for page, area in zip(pages, areas(pages), strict=True):
        lines = [line for line in page.lines if not _is_rule(line)]
        if in_foot:
            lines = _foot_goes_on(lines, area, body, out)
        out.extend(_page(page, lines, area, stream))
        in_foot = find_foot(lines, area) is not None
    out.extend(_written(stream.close()))
    for found, area in zip(notes, areas(pages), strict=True):
        out.extend(_notes(found, area, body))
    return out


def _page(page: Page, lines: list[TextLine], area: Area, stream: Stream) -> Iterator[Item]:
    """The items of one page; the last paragraph stays open in the stream, the next page may go on with it."""
    regions = sorted(page.regions, key=lambda region: region.top)
    while lines or regions:
        if regions and (not lines or regions[0].top < lines[0].baseline):
            yield from _written(stream.close())
            yield regions.pop(0)
            continue
        reach = next((i for i, line in enumerate(lines) if regions and line.baseline > regions[0].top), len(lines))
        yield from _stretch(lines[:reach], area, stream)
        lines = lines[reach:]


def _stretch(lines: Sequence[TextLine], area: Area, stream: Stream) -> Iterator[Item]:
    """Lines without a region between them: heads and feet by columns, all else as running text."""
    found = find_head(lines, area) or find_foot(lines, area)
    if found is None:
        for line in lines:
            yield from _written(stream.add(line, area))
        return
    start, end, groups = found
    for line in lines[:start]:
        yield from _written(stream.add(line, area))
    yield from _written(stream.close())
    for group in groups:
        yield _line_of(group, area)
    yield from _stretch(lines[end:], area, stream)


def _foot_goes_on(lines: list[TextLine], area: Area, body: float, out: list[Item]) -> list[TextLine]:
    """Put what a page break cut off a foot behind it; give the page's other lines."""
    end = 0
    while end < len(lines) and (stands_right(lines[end], area) or _is_recipient(lines[end], area, body)):
        end += 1
    out.extend(_line_of(group, area) for group in order_foot(lines[:end], area))
    return lines[end:]


def _is_recipient(line: TextLine, area: Area, body: float) -> bool:
    return line.size < 0.95 * body and line.text.startswith("-") and line.x1 < area.center


def _notes(lines: Group, area: Area, body: float) -> Iterator[Line]:
    """The footnotes of one page."""
    stream = Stream(body, 0.0)
    for line in lines:
        for paragraph in stream.add(line, area):
            yield _footnote(paragraph)
    for paragraph in stream.close():
        yield _footnote(paragraph)


def _written(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    for paragraph in paragraphs:
        yield _line_of(paragraph.lines, paragraph.area, paragraph)


def _line_of(lines: Group, area: Area, paragraph: Paragraph | None = None) -> Line:
    first = [line for line in lines if line.page == lines[0].page]
    return Line(
        fold(join_lines(lines)),
        align=paragraph.align if paragraph else None,
        indent=round(lines[0].x0 - area.left, 1),
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        page=lines[0].page,
        box=box_of(first),
    )


def _footnote(paragraph: Paragraph) -> Line:
    line = _line_of(paragraph.lines, paragraph.area, paragraph)
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
    )


def _is_rule(line: TextLine) -> bool:
    text = line.text
    return len(text) >= _RULE and is_ornament(text)


def _usual_pitch(pages: Sequence[Page]) -> float:
    """The distance between baselines that is met most, in parts of the type size."""
    return prevailing(
        (round((below.baseline - above.baseline) / below.size, 2), 1)
        for page in pages
        for above, below in zip(page.lines, page.lines[1:], strict=False)
        if above.size == below.size
    )
