"""Scans of our own plans: every way of wearing a page gives pictures without text, the same for the same seed."""

import pypdfium2
import pytest

from corpora.__main__ import HARD_SCANS
from corpora.scan import GOOD, HARD, scanned_pdf
from tests.ingest.pdf_builder import Page, Text, build

PDF = build([Page([Text(90, 100, "Ke hoach"), Text(350, 600, "Nguoi ky")])])


def test_the_command_names_all_of_them():
    assert tuple(HARD) == HARD_SCANS


@pytest.mark.parametrize("wear", [GOOD, *HARD.values()], ids=["good", *HARD])
def test_pages_become_pictures(wear):
    scan = scanned_pdf(PDF, wear=wear)
    with pypdfium2.PdfDocument(scan) as document:
        (page,) = document
        (picture,) = page.get_objects()
        assert picture.get_metadata().horizontal_dpi == pytest.approx(wear.resolution, abs=1)
        assert page.get_textpage().count_chars() == 0


def test_the_same_seed_gives_the_same_page():
    pictures = []
    for seed in (1, 1, 2):
        with pypdfium2.PdfDocument(scanned_pdf(PDF, seed=seed, wear=HARD["photograph"])) as document:
            pictures.append(document[0].render(scale=1).to_pil().tobytes())
    assert pictures[0] == pictures[1] != pictures[2]
