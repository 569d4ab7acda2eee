"""The one typed error of this room: a stable code for machines, a sentence for people."""

from __future__ import annotations

from string import Template
from typing import Literal

Language = Literal["vi", "en"]

# code -> (Vietnamese, English). A code is part of the interface and never changes its meaning.
MESSAGES: dict[str, tuple[str, str]] = {
    "not_found": ("Không tìm thấy tệp: $name", "File not found: $name"),
    "unreadable": ("Không mở được tệp: $name", "The file cannot be opened: $name"),
    "empty_file": ("Tệp rỗng, không có nội dung.", "The file is empty."),
    "unsupported_type": (
        "Loại tệp này chưa đọc được ($found). Hãy dùng DOCX, PDF có chữ, TXT hoặc Markdown.",
        "This type of file cannot be read ($found). Use DOCX, a PDF with text, TXT or Markdown.",
    ),
    "corrupt_file": (
        "Tệp bị hỏng hoặc thiếu dữ liệu ($found); hãy mở lại bằng phần mềm gốc và lưu lại.",
        "The file is damaged or incomplete ($found); open it in its own program and save it again.",
    ),
    "encrypted": (
        "Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi nộp lại.",
        "The file is protected by a password; remove it and submit the file again.",
    ),
    "too_large": (
        "Tệp vượt giới hạn: $found, cho phép $allowed ($setting).",
        "The file passes a limit: $found, allowed $allowed ($setting).",
    ),
    "suspicious_file": (
        "Tệp có cấu trúc không an toàn nên không được mở ($found).",
        "The file is built in an unsafe way and was not opened ($found).",
    ),
    "no_pages": ("Tệp PDF không có trang nào.", "The PDF has no pages."),
    "no_text": (
        "Tệp không có lớp chữ (bản quét hoặc ảnh); cần nhận dạng chữ (OCR), phiên bản này chưa có.",
        "The file has no text layer (a scan or picture); it needs OCR, which this version does not have.",
    ),
}


class ReadError(Exception):
    """A file that cannot be read. `code` is one of `MESSAGES`; `message(lang)` is for people."""

    def __init__(self, code: str, **details: object) -> None:
        """`details` fill the `$names` of the message."""
        self.code = code
        self.details = details
        super().__init__(self.message("en"))

    def message(self, language: Language = "vi") -> str:
        """The sentence to show, in Vietnamese unless English is asked for."""
        vietnamese, english = MESSAGES[self.code]
        text = vietnamese if language == "vi" else english
        return Template(text).safe_substitute({k: str(v) for k, v in self.details.items()})
