"""Whether `confidence` tells the truth: of the items found with a confidence, how many are right in every slot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rich.table import Table as RichTable

from benchmarks.referee import LISTS, Judged

SURE = 0.90
# Confidence from (included) to (excluded).
_BANDS = ((0.95, 1.01), (0.90, 0.95), (0.80, 0.90), (0.70, 0.80), (0.0, 0.70))


def reliability(judged: Sequence[Judged]) -> dict[str, Any]:
    """The items by bands of confidence, and those of 0.90 and above by list: items, right ones, their share."""
    sure = [item for item in judged if item.confidence >= SURE]
    return {
        "bands": [
            {"from": low, "to": min(high, 1.0), **_share(item for item in judged if low <= item.confidence < high)}
            for low, high in _BANDS
        ],
        "sure": _share(sure),
        "sure_by_list": {
            name: share for name in LISTS if (share := _share(item for item in sure if item.list == name))["items"]
        },
    }


def _share(judged: Iterable[Judged]) -> dict[str, Any]:
    items = list(judged)
    right = sum(item.right for item in items)
    return {"items": len(items), "right": right, "share": right / len(items) if items else None}


def table(figures: dict[str, Any], title: str) -> RichTable:
    """The reliability table of one variant of one split."""
    out = RichTable("confidence", "items", "right", "share", title=f"{title}: reliability")
    for column in out.columns[1:]:
        column.justify = "right"
    for band in figures["bands"]:
        _row(out, f"{band['from']:.2f} – {band['to']:.2f}", band)
    out.add_section()
    _row(out, f"≥ {SURE:.2f}", figures["sure"])
    for name, share in figures["sure_by_list"].items():
        _row(out, f"  {name}", share)
    return out


def _row(out: RichTable, name: str, share: dict[str, Any]) -> None:
    shown = "" if share["share"] is None else f"{share['share']:.1%}"
    out.add_row(name, str(share["items"]), str(share["right"]), shown)
