"""From recognised words to printed lines as every other reader with positions gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from ingest.lines import BLANK, Page, TextLine, Word, prevailing
from ingest.ocr_engine import Seen, SeenLine
from ingest.ocr_image import Sheet
from ingest.ocr_marks import set_right
from ingest.ocr_metrics import Strokes, type_size
from ingest.syllables import is_syllable
from ingest.vietnamese import normalise

# Strokes of bold words are thicker by this than those of most words, those of a line that is bold as a whole by that;
# bold letters are wider.
_BOLD, _SURELY_BOLD, _BOLD_LINE, _BOLD_WIDTH = 1.2, 1.45, 1.15, 1.07
# A line's words without letters and digits are dirt where the recogniser is not sure of them.
_SURE_OF_MARK, _SURE_OF_LINE, _CLEAR_LINE = 0.5, 0.35, 0.6
# A line of so few letters is a page number, or dirt.
_FEW, _SURE_OF_FEW = 4, 0.75
_DASHES = ("-", "–", "—", "+", "*")
# Signs that stand alone in text: dashes and bullets, dots of a blank to be filled, brackets.
_SIGNS = re.compile(r"(?:[-–—+*•]|[.…/]+|[(){}“”\"]+)$")
# Lines whose baselines differ by less (in parts of the type size) stand side by side.
_SAME_LINE = 0.35
# Sizes (points) this near to the size of most text are that size.
_SAME_SIZE = 0.1
_SMALLEST, _BIGGEST = 5.0, 40.0


@dataclass(slots=True)
class Draft:
    """A line before the document's usual type is known: boxes in pixels, `size` in pixels, strokes in pixels."""

    baseline: float
    words: list[Seen]
    strokes: list[float]
    bold: list[bool]
    size: float = 0.0


class Drafts:
    """The recognised lines of one page, measured."""

    def __init__(self, sheet: Sheet, lines: Iterable[SeenLine]) -> None:
        """`lines` are all lines of the page with boxes in pixels."""
        self._point = sheet.point
        self.width = sheet.grey.shape[1] * sheet.point
        self.height = sheet.grey.shape[0] * sheet.point
        strokes = Strokes(sheet.grey)
        self.drafts = [
            Draft(line.baseline, words, [strokes.thickness(word) for word in words], [False] * len(words))
            for line in lines
            if (written := _written(line.words)) and (words := set_right(written, type_size(written)))
        ]

    def weighted_strokes(self) -> Iterator[tuple[float, int]]:
        """The thickness of strokes in parts of the type size, with the number of letters."""
        for draft in self.drafts:
            size = type_size(draft.words)
            for word, stroke in zip(draft.words, draft.strokes, strict=True):
                yield stroke / size, len(word.text)

    def measure(self, usual_stroke: float) -> None:
        """Decide what is bold and how large the type is; `usual_stroke` in parts of the type size."""
        for draft in self.drafts:
            size = type_size(draft.words)
            draft.bold = _bold([stroke / size / usual_stroke for stroke in draft.strokes], draft.words)
            size /= _BOLD_WIDTH if sum(draft.bold) * 2 > len(draft.bold) else 1.0
            draft.size = min(max(size, _SMALLEST / self._point), _BIGGEST / self._point)

    def weighted_sizes(self) -> Iterator[tuple[float, int]]:
        """The type size of each line in points, with the number of letters."""
        for draft in self.drafts:
            yield draft.size * self._point, sum(len(word.text) for word in draft.words)

    def page(self, number: int, usual_size: float) -> Page:
        """The page with lines of words, sizes brought to that of most text where they are near it."""
        lines = [self._line(draft, number, usual_size) for draft in self.drafts]
        return Page(number, self.width, self.height, _side_by_side(lines))

    def _line(self, draft: Draft, number: int, usual_size: float) -> TextLine:
        own_size = draft.size * self._point
        size = usual_size if abs(own_size / usual_size - 1) <= _SAME_SIZE else round(own_size)
        words: list[Word] = []
        for seen, bold in zip(draft.words, draft.bold, strict=True):
            x0, x1 = seen.x0 * self._point, seen.x1 * self._point
            gap = x0 - words[-1].x1 - BLANK * size if words else 0.0
            gap = gap if gap > size else 0.0
            words.append(Word(normalise(seen.text), x0, x1, size, bold, gap=gap, confidence=seen.confidence))
        return TextLine(number, draft.baseline * self._point, words, open_end=False)


def measure(numbered: Sequence[tuple[int, Drafts]]) -> None:
    """Measure the pages of a document by what most of its text looks like."""
    drafts = [page for _, page in numbered]
    strokes = sorted(stroke for page in drafts for stroke, count in page.weighted_strokes() for _ in range(count))
    usual_stroke = strokes[len(strokes) // 2] if strokes else 1.0
    for page in drafts:
        page.measure(usual_stroke or 1.0)


def make_pages(numbered: Sequence[tuple[int, Drafts]]) -> list[Page]:
    """The pages of a document by their numbers, once they are measured."""
    usual_size = _usual([size for _, page in numbered for size in page.weighted_sizes()])
    return [page.page(number, usual_size) for number, page in numbered]


def _usual(sizes: Iterable[tuple[float, int]]) -> float:
    """The size of most text, from sizes that scatter a little."""
    weighted = [(size, weight) for size, weight in sizes if weight > 20]
    if not weighted:
        return 13.0
    rough = prevailing((round(size), weight) for size, weight in weighted)
    return round(2 * median(size for size, _ in weighted if abs(size - rough) <= 1)) / 2


def _written(words: Sequence[Seen]) -> list[Seen]:
    """The words without what dirt, drawn rules and stamps are read as."""
    letters = [word for word in words if any(letter.isalnum() for letter in word.text)]
    if not letters:
        return []
    sure = sum(word.confidence for word in letters) / len(letters)
    if sure < _SURE_OF_LINE and not all(is_syllable(word.text.strip(".,:;")) for word in letters):
        return []
    opens_item = words[0].text in _DASHES
    if sure < _SURE_OF_FEW and sum(len(word.text) for word in letters) <= _FEW and not opens_item:
        return []
    kept = [word for word in words if sure >= _CLEAR_LINE or not _is_dirt(word)]
    ends = [place for place, word in enumerate(kept) if not _is_dirt(word)]
    return kept[ends[0] : ends[-1] + 1] if ends else []


def _is_dirt(word: Seen) -> bool:
    """Whether a mark is none of the signs that text has by themselves."""
    if any(letter.isalnum() for letter in word.text) or _SIGNS.match(word.text):
        return False
    return word.confidence < _SURE_OF_MARK


def _bold(strokes: Sequence[float], words: Sequence[Seen]) -> list[bool]:
    """Which words are bold; single words that differ a little from the words beside them do not."""
    weights = [len(word.text) for word in words]
    whole = sum(stroke * weight for stroke, weight in zip(strokes, weights, strict=True)) / sum(weights)
    if whole > _BOLD_LINE:
        return [True] * len(words)
    bold = [stroke > _BOLD for stroke in strokes]
    out: list[bool] = []
    for _, places in groupby(range(len(bold)), key=lambda place: bold[place]):
        run = list(places)
        mean = sum(strokes[i] * weights[i] for i in run) / sum(weights[i] for i in run)
        short = sum(weights[i] for i in run) < 4
        sure = mean > _SURELY_BOLD if bold[run[0]] else not short
        out += [bold[run[0]] if sure or not short else (out[-1] if out else False)] * len(run)
    return out


def _side_by_side(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines from top to bottom; those of two columns on one baseline become one."""
    out: list[TextLine] = []
    for line in sorted(lines, key=lambda line: line.baseline):
        host = next((other for other in reversed(out[-3:]) if _beside(other, line)), None)
        if host is None:
            out.append(line)
            continue
        words = sorted((*host.words, *line.words), key=lambda word: word.x0)
        out[out.index(host)] = TextLine(host.page, host.baseline, words, host.open_end)
    return out


def _beside(one: TextLine, other: TextLine) -> bool:
    apart = one.x1 < other.x0 or other.x1 < one.x0
    return apart and abs(one.baseline - other.baseline) <= _SAME_LINE * min(one.size, other.size)
