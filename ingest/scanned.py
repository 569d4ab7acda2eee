"""What a reader hands over to be recognised and gets back; the libraries that do it are loaded only then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.document import Block, Box
from ingest.errors import ReadError
from ingest.lines import Page

if TYPE_CHECKING:
    from ingest.ocr_image import Picture


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as it came: (height, width) in grey or (height, width, 3) in RGB, and its pixels an inch."""

    number: int
    picture: Picture
    dpi: float


@dataclass(frozen=True, slots=True)
class Scanned:
    """Recognised pages. `confidence` is the mean over all letters, in [0, 1].

    `box_on_page` leads, for each page's number, from a place on the straightened page to that on the page as it came.
    `missing` says why nothing could be recognised.
    """

    pages: Sequence[Page] = ()
    confidence: float | None = None
    box_on_page: Mapping[int, Callable[[Box], Box]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    repaired: bool = False
    missing: ReadError | None = None

    @classmethod
    def without(cls, numbers: Iterable[int], why: ReadError) -> Scanned:
        """What is left where pages cannot be recognised on this machine: a warning for each."""
        reason = why.message("vi")
        return cls(warnings=tuple(f"Trang {number} chưa được đọc. {reason}" for number in numbers), missing=why)

    def placed(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks with their boxes where they stand on the pages as they came."""
        return tuple(map(self._placed, blocks))

    def _placed(self, block: Block) -> Block:
        back = self.box_on_page.get(block.page or 0)
        return block if back is None or block.box is None else replace(block, box=back(block.box))


def recognise(scans: Iterable[Scan]) -> Scanned:
    """Recognise pages. Raises ReadError ocr_missing, with what is missing, where this machine cannot."""
    try:
        from ingest import ocr
    except ImportError as error:
        name = error.name or "opencv-python-headless"
        found = (f"thư viện Python {name}", f"the Python library {name}")
        raise ReadError("ocr_missing", found=found) from error
    return ocr.recognise(scans)
