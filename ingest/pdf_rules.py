"""The ruled lines of a PDF page, from pdfium's page objects.

Word prints a border as thin filled rectangles, LibreOffice as strokes, others a whole grid as one path;
all become edges: straight, thin, along the page's sides.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2.raw as pdfium

from ingest.pdf_chars import Frame, Handle

# A filled shape thinner than this is a line; what is shorter than the second is a dot.
_THIN, _SHORT = 3.0, 4.0
# Forms within forms; the page of a broken file could hold itself.
_DEEPEST = 4
# A drawing with more lines than this is a picture.
MOST_EDGES = 3000

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_Point = tuple[float, float]


class Edge(NamedTuple):
    """A line on the shown page, in points from its upper left corner; thin, so that x0 == x1 or top == bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        """Whether the line is horizontal."""
        return self.x1 - self.x0 >= self.bottom - self.top


def read_edges(page: Handle, frame: Frame) -> list[Edge]:
    """All ruled lines of a page (an FPDF_PAGE); none where there are too many for a table."""
    edges: list[Edge] = []
    count = pdfium.FPDFPage_CountObjects(page)
    for item in _paths((pdfium.FPDFPage_GetObject(page, i) for i in range(count)), _SAME, 0):
        edges.extend(_edges(*item, frame))
        if len(edges) > MOST_EDGES:
            return []
    return edges


def _paths(objects: Iterator[Handle], outer: _Matrix, depth: int) -> Iterator[tuple[Handle, _Matrix]]:
    """The path objects with the matrix to page coordinates, those inside forms too."""
    for item in objects:
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            yield item, _product(_matrix(item), outer)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            count = pdfium.FPDFFormObj_CountObjects(item)
            inner = (pdfium.FPDFFormObj_GetObject(item, i) for i in range(count))
            yield from _paths(inner, _product(_matrix(item), outer), depth + 1)


def _edges(path: Handle, matrix: _Matrix, frame: Frame) -> Iterator[Edge]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    for points in _subpaths(path):
        shown = [frame.point(*_applied(matrix, point)) for point in points]
        outline = _thin(shown)
        if outline is not None:
            yield outline
        elif stroke.value:
            for start, end in pairwise(shown):
                side = _thin([start, end])
                if side is not None:
                    yield side


def _subpaths(path: Handle) -> Iterator[list[_Point]]:
    """The corner points of each part of a path, closed parts with their first point again at the end."""
    points: list[_Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    count = min(pdfium.FPDFPath_CountSegments(path), 4 * MOST_EDGES)
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _thin(points: list[_Point]) -> Edge | None:
    """The points' outline as an edge, None if it is no line."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    x0, x1, top, bottom = min(xs), max(xs), min(ys), max(ys)
    width, height = x1 - x0, bottom - top
    if min(width, height) > _THIN or max(width, height) < _SHORT:
        return None
    if width >= height:
        return Edge(x0, (top + bottom) / 2, x1, (top + bottom) / 2)
    return Edge((x0 + x1) / 2, top, (x0 + x1) / 2, bottom)


def _matrix(item: Handle) -> _Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    if outer is _SAME:
        return inner
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _applied(matrix: _Matrix, point: _Point) -> _Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f
