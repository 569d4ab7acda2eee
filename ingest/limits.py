"""What is refused before anything is parsed, and the numbers that decide it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one reading. The service fills them from its settings; see docs/settings.md."""

    file_bytes: int = 50 * 1024 * 1024
    pages: int = 500
    text_characters: int = 5_000_000
    zip_entries: int = 2_000
    zip_unpacked_bytes: int = 300 * 1024 * 1024
    zip_ratio: float = 200.0
    xml_part_bytes: int = 100 * 1024 * 1024
