"""Values of the contract in the words of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.plan import Quota

_SIGNS = {">=": "≥", "<=": "≤", "=": ""}


def day(iso: str | None) -> str:
    """An ISO date as Vietnamese offices write it: "28/01/2026"; "" for none."""
    return "/".join(reversed(iso.split("-"))) if iso else ""


def quota_words(quota: Quota) -> str:
    """A quota in a line: "≥8 tập thể", "≤8,5% hộ nghèo", "mỗi xã: ≥2 mô hình"."""
    number = f"{quota.count:g}".replace(".", ",") if isinstance(quota.count, float) else str(quota.count)
    mark = "%" if quota.unit == "percent" else ""
    per = f"{quota.per}: " if quota.per else ""
    return f"{per}{_SIGNS[quota.comparator]}{number}{mark} {quota.unit_text}"
