"""Tesseract: where its language data is, one engine a thread, words with places and confidences."""

from __future__ import annotations

import importlib
import os
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from ingest.errors import ReadError
from ingest.ocr_image import Picture
from ingest.ocr_zones import Zone

LANGUAGE = "vie"
# Where Debian, Fedora, the installers of macOS and Tesseract's own make put language data.
_DATA_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_MISSING_DATA = (
    "dữ liệu tiếng Việt của Tesseract (gói tesseract-ocr-vie)",
    "Tesseract's Vietnamese data (package tesseract-ocr-vie)",
)
_MISSING_LIBRARY = ("thư viện Python tesserocr", "the Python library tesserocr")


class Seen(NamedTuple):
    """A word as recognised: its box in pixels, and how sure the recogniser is of it, in [0, 1]."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


class SeenLine(NamedTuple):
    """Words on one line; `baseline` in pixels from above, in the middle of the line."""

    baseline: float
    words: list[Seen]


def find_data() -> Path:
    """The folder of Tesseract's Vietnamese data. Raises ReadError ocr_missing."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(prefix), Path(prefix) / "tessdata"] if prefix else []
    for pattern in _DATA_FOLDERS:
        folders += sorted(Path("/").glob(pattern.lstrip("/")), reverse=True)
    for folder in folders:
        if (folder / f"{LANGUAGE}.traineddata").is_file():
            return folder
    raise ReadError("ocr_missing", found=_MISSING_DATA)


def check_ready() -> None:
    """Raise ReadError ocr_missing, with what is missing, where scans cannot be recognised here."""
    _library()
    find_data()


def _library() -> ModuleType:
    """tesserocr, told not to start threads of its own: on pages they only wait for each other (5 times slower)."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        return importlib.import_module("tesserocr")
    except ImportError as error:
        raise ReadError("ocr_missing", found=_MISSING_LIBRARY) from error


class Engine:
    """One Tesseract with the Vietnamese model loaded; for one thread at a time."""

    def __init__(self) -> None:
        """Load the model. Raises ReadError ocr_missing."""
        self._library = _library()
        data = find_data()
        try:
            self._api = self._library.PyTessBaseAPI(
                path=f"{data}{os.sep}",
                lang=LANGUAGE,
                psm=self._library.PSM.SINGLE_BLOCK,
                oem=self._library.OEM.LSTM_ONLY,
            )
        except RuntimeError as error:
            raise ReadError("ocr_missing", found=_MISSING_DATA) from error

    def lines(self, grey: Picture, dpi: float, zones: Sequence[Zone]) -> list[list[SeenLine]]:
        """The lines of each zone of a page, each zone read as one block of text."""
        height, width = grey.shape
        self._api.SetImageBytes(grey.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(round(dpi))
        return [list(self._zone(zone)) for zone in zones]

    def _zone(self, zone: Zone) -> Iterator[SeenLine]:
        self._api.SetRectangle(zone.x0, zone.top, zone.x1 - zone.x0, zone.bottom - zone.top)
        if not self._api.Recognize():
            return
        word_level, line_level = self._library.RIL.WORD, self._library.RIL.TEXTLINE
        found = self._api.GetIterator()
        if found is None or found.Empty(word_level):
            return
        line: SeenLine | None = None
        for word in self._library.iterate_level(found, word_level):
            if word.IsAtBeginningOf(line_level) or line is None:
                if line is not None and line.words:
                    yield line
                line = SeenLine(_baseline(word.Baseline(line_level), zone), [])
            text = word.GetUTF8Text(word_level)
            box = word.BoundingBox(word_level)
            if text and text.strip() and box:
                x0, top, x1, bottom = box
                line.words.append(Seen(text.strip(), x0, top, x1, bottom, word.Confidence(word_level) / 100))
        if line is not None and line.words:
            yield line


def _baseline(ends: tuple[tuple[int, int], tuple[int, int]] | None, zone: Zone) -> float:
    """The middle of a baseline between its ends; the library gives something false for a line without one."""
    return (ends[0][1] + ends[1][1]) / 2 if ends else float(zone.bottom)


_own = threading.local()


def own_engine() -> Engine:
    """The calling thread's engine, made when it is first asked for. Raises ReadError ocr_missing."""
    engine = getattr(_own, "engine", None)
    if engine is None:
        engine = _own.engine = Engine()
    return engine
