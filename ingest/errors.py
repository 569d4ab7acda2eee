"""The one typed error of this room: a stable code for machines, a sentence for people."""

from __future__ import annotations

import errno
from string import Template
from typing import Literal

Language = Literal["vi", "en"]

# code -> (Vietnamese, English). A code is part of the interface and never changes its meaning.
MESSAGES: dict[str, tuple[str, str]] = {
    "not_found": ("Không tìm thấy tệp.", "File not found."),
    "unreadable": ("Không mở được tệp: $reason.", "The file cannot be opened: $reason."),
    "empty_file": ("Tệp rỗng, không có nội dung.", "The file is empty."),
    "unsupported_type": (
        "Loại tệp này chưa đọc được ($found). Hãy dùng DOCX, DOC, ODT, RTF, PDF, HTML, TXT hoặc Markdown.",
        "This type of file cannot be read ($found). Use DOCX, DOC, ODT, RTF, PDF, HTML, TXT or Markdown.",
    ),
    "program_missing": (
        "Để đọc $found cần $program, máy này chưa có; hãy cài: $install.",
        "Reading $found needs $program, which is not installed here; install it: $install.",
    ),
    "took_too_long": (
        "Đọc tệp quá thời gian cho phép ($allowed giây); hãy mở bằng phần mềm gốc và lưu thành DOCX.",
        "Reading the file took longer than allowed ($allowed seconds); open it in its own program and save it as DOCX.",
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
    "no_text": ("Không tìm thấy chữ nào trong tệp.", "No text was found in the file."),
    "ocr_missing": (
        "Tệp là bản quét hoặc ảnh, cần nhận dạng chữ (OCR), nhưng máy này thiếu $found.",
        "The file is a scan or a picture and needs OCR, but this machine lacks $found.",
    ),
}

Both = tuple[str, str]

_NO_PERMISSION = ("không có quyền", "no permission")
_NO_SPACE = ("hết chỗ trên đĩa", "no space left")
_NO_FOLDER = ("ở chỗ cần một thư mục lại là một tệp", "a file stands where a folder is needed")
# The system's own words for these come in one language only.
_REASONS: dict[int, Both] = {
    errno.EACCES: _NO_PERMISSION,
    errno.EPERM: _NO_PERMISSION,
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EEXIST: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EISDIR: ("đây là thư mục, không phải tệp", "it is a folder, not a file"),
    errno.ENOENT: ("không có tệp hay thư mục này", "no such file or folder"),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    errno.EBADF: ("đầu ra đã đóng", "the output is closed"),
    errno.ENAMETOOLONG: ("tên quá dài", "the name is too long"),
    errno.ELOOP: ("liên kết trỏ vòng tròn", "links that lead in a circle"),
    errno.EIO: ("lỗi thiết bị", "a fault of the device"),
}


def reason_of(error: OSError | ValueError) -> Both:
    """Why the operating system refused, in Vietnamese and in English. A ValueError is a name that no file can have."""
    if isinstance(error, ValueError):
        return ("tên tệp không hợp lệ", "no valid file name")
    number = error.errno or 0
    name = errno.errorcode.get(number, str(number))
    return _REASONS.get(number, (f"lỗi hệ thống {name}", f"system error {name}"))


class ReadError(Exception):
    """A file that cannot be read. `code` is one of `MESSAGES`; `message(lang)` is for people."""

    def __init__(self, code: str, **details: object) -> None:
        """`details` fill the `$names` of the message; a pair is (Vietnamese, English)."""
        self.code = code
        self.details = details
        super().__init__(self.message("en"))

    def message(self, language: Language = "vi") -> str:
        """The sentence to show, in Vietnamese unless English is asked for."""
        chosen = 0 if language == "vi" else 1
        details = {k: str(v[chosen] if isinstance(v, tuple) else v) for k, v in self.details.items()}
        return Template(MESSAGES[self.code][chosen]).safe_substitute(details)
