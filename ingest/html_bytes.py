"""From the bytes of a saved web page to its markup: archives of one file, and encodings declared or not."""

from __future__ import annotations

import email
import email.policy
import re

import webencodings

from ingest.errors import ReadError

_META = re.compile(rb"""<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
_DECLARATION = re.compile(rb"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]+)""")
_HEAD_BYTES = 4096
_MIME = re.compile(rb"\s*mime-version:", re.I)
_CONTROL = dict.fromkeys([*range(0, 9), 11, *range(14, 32)])


def markup(data: bytes) -> str:
    """The page's markup. Raises ReadError: corrupt_file where an archive (MHTML) holds no page."""
    label = None
    if _MIME.match(data[:_HEAD_BYTES]):
        data, label = _unpacked(data)
    return _decoded(data, label).translate(_CONTROL)


def _unpacked(data: bytes) -> tuple[bytes, str | None]:
    """The first page of a "single file web page" (RFC 2557), and the encoding that its head names."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content:
                return content, part.get_content_charset()
    raise ReadError("corrupt_file", found="MHTML")


def _decoded(data: bytes, label: str | None) -> str:
    """The text by its mark, else as UTF-8 where it is that, else as declared: servers recode files, not their heads."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return str(webencodings.decode(data, "utf-8", errors="replace")[0])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        head = data[:_HEAD_BYTES]
        found = _META.search(head) or _DECLARATION.search(head)
        declared = label or (found[1].decode("ascii") if found else "")
        encoding = webencodings.lookup(declared) or webencodings.lookup("windows-1252")
        if encoding is None or encoding.name in ("utf-8", "utf-16le", "utf-16be", "x-user-defined"):
            # Not what it says; a few broken letters in a page of UTF-8 stay the few that they are.
            return data.decode("utf-8" if encoding and encoding.name == "utf-8" else "cp1252", errors="replace")
        return str(webencodings.decode(data, encoding, errors="replace")[0])
