"""Recurrences are rules of RFC 5545 that another program can follow, and begin where they say."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr

from tests.extract.samples import FOLDERS, plan_in

RECURRING = [
    pytest.param(deadline, id=f"{folder.name}: {deadline.text}")
    for folder in FOLDERS
    for deadline in plan_in(folder / "text.txt").deadlines
    if deadline.rrule
]


def test_the_samples_have_recurrences():
    assert len(RECURRING) > 50


@pytest.mark.parametrize("deadline", RECURRING)
def test_the_rule_gives_its_own_first_occurrence(deadline):
    begins = datetime.combine(date.fromisoformat(deadline.start or "2026-01-01"), datetime.min.time())
    first = next(iter(rrulestr(deadline.rrule, dtstart=begins)), None)
    assert first is not None
    if deadline.start:
        assert first == begins
