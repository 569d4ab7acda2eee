"""Pages that are pictures: each is made ready, recognised by Tesseract and given as lines, like a page with text.

Pages are read side by side on all cores. One thread holds one engine; recognition and picture work leave Python's
lock alone, so that threads do what processes would, without a copy of every page.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import cv2

from ingest.document import Box
from ingest.lines import Page
from ingest.ocr_dirt import find_stamps, without_specks, without_stamps
from ingest.ocr_engine import check_ready, own_engine
from ingest.ocr_image import Sheet, prepare, quarter_turned
from ingest.ocr_lines import Drafts, make_pages, measure
from ingest.ocr_repair import repair, told
from ingest.ocr_rules import Bounds, find_rules
from ingest.ocr_zones import cell_zones, find_zones
from ingest.pdf_tables import fill_tables
from ingest.scanned import Scan, Scanned

# A page read with less certainty than this may lie on its side or upside down.
_DOUBTFUL = 0.6
# A document read with less certainty is a guess as a whole; clean pages are read with 0.95 and more.
_SURE = 0.85
# A page read with less certainty than this should be looked at.
_WEAK = 0.8


@dataclass(slots=True)
class Recognised:
    """What was recognised on one page. `confidence` is the mean over its letters, None if it has none."""

    number: int
    drafts: Drafts
    tables: list[list[Bounds]]
    box_on_page: Callable[[Box], Box]
    confidence: float | None
    letters: int


def recognise(scans: Iterable[Scan], workers: int | None = None) -> Scanned:
    """Recognise pages, as many at a time as there are cores (or `workers`); few more of them than that are in memory.

    Raises ReadError: ocr_missing.
    """
    check_ready()
    cv2.setNumThreads(1)
    count = workers or len(os.sched_getaffinity(0))
    with ThreadPoolExecutor(count, thread_name_prefix="ocr") as pool:
        found = list(_in_order(pool, scans, count))
    numbered = [(one.number, one.drafts) for one in found]
    measure(numbered)
    repairs = repair(numbered)
    sure = _mean([(one.confidence, one.letters) for one in found])
    return Scanned(
        _pages(found),
        sure,
        {one.number: one.box_on_page for one in found},
        (*_weak(found), *told(repairs)),
        (sure or 0.0) < _SURE,
    )


def _in_order(pool: ThreadPoolExecutor, scans: Iterable[Scan], count: int) -> Iterator[Recognised]:
    waiting: deque[Future[Recognised]] = deque()
    for scan in scans:
        waiting.append(pool.submit(read_page, scan))
        if len(waiting) > count:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def read_page(scan: Scan) -> Recognised:
    """Recognise one page, turned as it reads best."""
    found = _read(scan, 0)
    if found.confidence is not None and found.confidence >= _DOUBTFUL:
        return found
    turned = (_read(scan, turns) for turns in (2, 1, 3))
    return max((found, *turned), key=lambda one: (one.confidence or 0.0) * min(one.letters, 200))


def _read(scan: Scan, turns: int) -> Recognised:
    sheet = prepare(quarter_turned(scan.picture, turns) if turns else scan.picture, scan.dpi)
    # Red stamps are gone already; what is round on a page with colours is something else.
    stamps = find_stamps(sheet.grey, sheet.point) if scan.picture.ndim == 2 else []
    tables, grey = find_rules(without_stamps(sheet.grey, stamps), sheet.point)
    grey = without_specks(grey, sheet.point)
    in_cells, outside = cell_zones(grey, [cell for table in tables for cell in table], sheet.point)
    zones = [*in_cells, *find_zones(outside, sheet.dpi)]
    lines = [line for zone in own_engine().lines(grey, sheet.dpi, zones) for line in zone]
    words = [(word.confidence, len(word.text)) for line in lines for word in line.words]
    letters = sum(count for _, count in words)
    confidence = _mean(words)
    return Recognised(scan.number, Drafts(sheet, lines), tables, _way_back(sheet, scan, turns), confidence, letters)


def _mean(weighted: Sequence[tuple[float | None, int]]) -> float | None:
    """The mean of confidences by their numbers of letters; None where there are no letters."""
    letters = sum(count for _, count in weighted)
    return round(sum((value or 0.0) * count for value, count in weighted) / letters, 4) if letters else None


def _way_back(sheet: Sheet, scan: Scan, turns: int) -> Callable[[Box], Box]:
    """From a place on the sheet to the place on the page as it came."""
    height, width = (side * 72 / scan.dpi for side in scan.picture.shape[:2])

    def back(box: Box) -> Box:
        box = sheet.box_on_page(box)
        if turns == 1:
            return Box(box.top, height - box.x1, box.bottom, height - box.x0)
        if turns == 2:
            return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
        if turns == 3:
            return Box(width - box.bottom, box.x0, width - box.top, box.x1)
        return box

    return back


def _weak(found: Sequence[Recognised]) -> Iterator[str]:
    """Warnings of pages that show nothing that could be read, or hardly."""
    for one in found:
        if one.confidence is None:
            yield f"Trang {one.number} là ảnh, không nhận ra chữ nào."
        elif one.confidence < _WEAK:
            yield f"Trang {one.number} nhận dạng kém (độ chắc chắn {one.confidence:.0%}); hãy đối chiếu với bản gốc."


def _pages(found: Sequence[Recognised]) -> list[Page]:
    """The recognised pages with their lines and ruled tables, numbered as they came."""
    pages = make_pages([(one.number, one.drafts) for one in found])
    for one, page in zip(found, pages, strict=True):
        page.lines, page.regions = fill_tables(one.tables, page.lines, one.number)
    return pages
