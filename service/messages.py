"""Every sentence of the command line, in Vietnamese and in English."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from service.summary_words import SUMMARY_WORDS

Language = Literal["vi", "en"]

# key -> (Vietnamese, English). Keys under "error." are codes of the interface and never change their meaning.
MESSAGES: dict[str, tuple[str, str]] = {
    # errors that the command line adds to those of `ingest.errors`
    "error.internal_error": (
        "Lỗi nội bộ ({hint}); xin báo lại cho nhóm phát triển. Đặt KHUBND_DEBUG=1 để xem chi tiết.",
        "Internal error ({hint}); please report it. Set KHUBND_DEBUG=1 to see the details.",
    ),
    "error.too_slow": (
        "Đọc tệp quá lâu nên đã dừng: cho phép {allowed} giây ({setting}).",
        "Reading the file took too long and was stopped: allowed {allowed} seconds ({setting}).",
    ),
    "error.too_much_memory": (
        "Đọc tệp cần quá nhiều bộ nhớ nên đã dừng: cho phép {allowed} byte ({setting}).",
        "Reading the file needs too much memory and was stopped: allowed {allowed} bytes ({setting}).",
    ),
    "error.reader_crashed": (
        "Tiến trình đọc tệp bị ngắt đột ngột ({how}); tệp có thể bị hỏng, hãy mở bằng phần mềm gốc và lưu lại.",
        "The process that read the file broke down ({how}); the file may be damaged, open it in its own program and "
        "save it again.",
    ),
    "error.unwritable": ("Không ghi được: {reason}.", "Cannot write: {reason}."),
    "error.bad_setting": (
        "Biến môi trường {name}={value} không hợp lệ: {reason}",
        "The environment variable {name}={value} is not valid: {reason}",
    ),
    "error.bad_knowledge": (
        "Tệp tri thức {file}, dòng {line}: {reason}.",
        "Knowledge file {file}, line {line}: {reason}.",
    ),
    "setting.not_utf8": ("không phải văn bản UTF-8", "no UTF-8 text"),
    "setting.positive": ("cần một số lớn hơn 0", "a number above 0 is needed"),
    "setting.positive_whole": ("cần một số nguyên lớn hơn 0", "a whole number above 0 is needed"),
    "setting.unknown": ("không có giới hạn này; các giới hạn là {known}", "no such limit; the limits are {known}"),
    "setting.no_certificate": ("không phải chứng thư số dạng PEM hoặc DER", "no certificate in PEM or DER"),
    "setting.no_certificates": (
        "thư mục không có tệp chứng thư số nào (.pem, .crt, .cer, .der)",
        "the folder has no file of certificates (.pem, .crt, .cer, .der)",
    ),
    # wrong usage
    "usage.bad_choice": (
        "Giá trị “{value}” không dùng được cho {option}; hãy chọn {choices}.",
        "“{value}” is no value of {option}; choose {choices}.",
    ),
    "usage.missing_value": ("Tùy chọn {option} cần một giá trị.", "The option {option} needs a value."),
    "usage.no_option": ("Không có tùy chọn {option}.", "There is no option {option}."),
    "usage.no_command": ("Không có lệnh này; các lệnh là {commands}.", "No such command; the commands are {commands}."),
    "usage.no_file": ("Chưa cho tệp nào.", "No file is given."),
    "usage.extra": ("Thừa tham số: {words}.", "More arguments than the command takes: {words}."),
    "usage.no_value": ("Tùy chọn {option} không nhận giá trị.", "The option {option} takes no value."),
    "usage.other": ("Câu lệnh không hợp lệ ({detail}).", "The command is not valid ({detail})."),
    "usage.hint": ("Xem cách dùng: {command} --help", "See how to use it: {command} --help"),
    # help
    "help.usage": ("Cách dùng", "Usage"),
    "help.arguments": ("Tham số", "Arguments"),
    "help.options": ("Tùy chọn", "Options"),
    "help.commands": ("Lệnh", "Commands"),
    "help.khubnd": (
        "Đọc kế hoạch hành chính (KH-UBND) thành dữ liệu có cấu trúc, mỗi mục có dẫn chứng trong văn bản.",
        "Reads administrative plans (KH-UBND) into structured data, each item with its evidence in the text.",
    ),
    "help.extract": (
        "Đọc kế hoạch từ tệp DOCX, PDF có chữ, TXT hoặc Markdown.",
        "Read the plan in a DOCX, a PDF with text, TXT or Markdown.",
    ),
    "help.check": (
        "Liệt kê sai sót của chính văn bản: số mục, ngày, giai đoạn, ký hiệu…",
        "List what is wrong with the document itself: numbering, dates, periods, codes…",
    ),
    "help.schema": ("In JSON Schema của kết quả.", "Print the JSON Schema of what comes out."),
    "usage.khubnd": ("khubnd LỆNH …", "khubnd COMMAND …"),
    "usage.extract": (
        "khubnd extract TỆP… [--format json|yaml|table] [--output THƯ_MỤC]",
        "khubnd extract FILE… [--format json|yaml|table] [--output DIR]",
    ),
    "usage.check": ("khubnd check TỆP…", "khubnd check FILE…"),
    "usage.schema": ("khubnd schema", "khubnd schema"),
    "notes.extract": (
        "Nhiều tệp: json ghi mỗi kế hoạch trên một dòng, yaml ngăn cách bằng ---. Tệp lỗi được báo ra stderr và "
        "không làm dừng các tệp sau. Mã thoát: 0 tốt, 1 có tệp không đọc được, 2 sai cách dùng.",
        "Many files: json writes one plan a line, yaml parts them by ---. A file that fails is reported on stderr and "
        "does not stop the others. Exit codes: 0 fine, 1 some file could not be read, 2 wrong usage.",
    ),
    "notes.check": (
        "Mã thoát: 0 không có lỗi (có thể còn cảnh báo), 3 văn bản có lỗi, 1 có tệp không đọc được, 2 sai cách dùng.",
        "Exit codes: 0 no error (there may be warnings), 3 a document has errors, 1 some file could not be read, "
        "2 wrong usage.",
    ),
    "metavar.files": ("TỆP…", "FILE…"),
    "metavar.folder": ("THƯ_MỤC", "DIR"),
    "metavar.format": ("json|yaml|table", "json|yaml|table"),
    "argument.files": ("Một hay nhiều tệp; loại tệp xét theo nội dung.", "Files; their type is told by content."),
    "option.format": (
        "Dạng kết quả; table là bản tóm tắt để đọc. Mặc định json.",
        "What to print; table is a summary for people. Default json.",
    ),
    "option.output": (
        "Ghi mỗi kết quả thành một tệp trong thư mục này.",
        "Write each result to a file of its own in this folder.",
    ),
    "option.lang": (
        "Ngôn ngữ thông báo; nội dung kế hoạch và lời ghi trong kế hoạch luôn là tiếng Việt. Mặc định tiếng Việt, "
        "tiếng Anh khi locale là en_*.",
        "Language of messages; the plan and the remarks that are part of it stay Vietnamese. Vietnamese by default, "
        "English where the locale is en_*.",
    ),
    "option.version": ("In phiên bản.", "Print the version."),
    "option.help": ("Hiện hướng dẫn này.", "Show this help."),
    # progress
    "progress.reading": ("Đang đọc", "Reading"),
    "progress.written": ("đã ghi {file}", "written {file}"),
    # findings
    "check.none": ("Không phát hiện sai sót.", "Nothing found wrong."),
    "check.counts": (
        "{errors} lỗi, {warnings} cảnh báo, {infos} lưu ý",
        "errors: {errors}, warnings: {warnings}, notes: {infos}",
    ),
    "check.section": ("mục {labels}", "section {labels}"),
    "check.page": ("trang {page}", "page {page}"),
    "check.head": ("phần đầu văn bản", "head of the document"),
    "check.foot": ("phần cuối văn bản", "foot of the document"),
    "check.signatures": ("Chữ ký số: {n}", "Digital signatures: {n}"),
    "check.reading": ("khi đọc tệp", "reading the file"),
    "severity.error": ("LỖI", "ERROR"),
    "severity.warning": ("CẢNH BÁO", "WARNING"),
    "severity.info": ("LƯU Ý", "NOTE"),
}


@dataclass(frozen=True, slots=True)
class Messages:
    """The sentences in one language; call it with a key and what the sentence names."""

    language: Language

    def __call__(self, key: str, **details: object) -> str:
        """The sentence under `key`. Raises KeyError for a key that is none."""
        return self.of(MESSAGES.get(key) or SUMMARY_WORDS[key]).format(**details)

    def of(self, both: tuple[str, str]) -> str:
        """The one of (Vietnamese, English) that is ours."""
        vietnamese, english = both
        return vietnamese if self.language == "vi" else english
