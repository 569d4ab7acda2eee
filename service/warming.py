"""What a pool of workers loads once, before the first file: the rules, their libraries and the usual readers."""

from __future__ import annotations

import contextlib
import io
import os
import zipfile

from service.messages import Messages

# A plan with one of each thing, so that everything that loads on first use is loaded.
_SAMPLE = """ỦY BAN NHÂN DÂN
XÃ BÌNH MINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 01/KH-UBND
Bình Minh, ngày 05 tháng 01 năm 2026
KẾ HOẠCH
Phát động phong trào thi đua năm 2026
Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
I. MỤC TIÊU
1. Phong trào thi đua “Xã sạch đẹp”: chọn ít nhất 02 tập thể và 05 cá nhân.
II. TỔ CHỨC THỰC HIỆN
1. Giao Văn phòng chủ trì, phối hợp với các đơn vị liên quan báo cáo trước ngày 15 tháng 12 năm 2026.
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn An
"""
_NAMESPACE = "http://schemas.openxmlformats.org"
_DOCX = {
    "[Content_Types].xml": f'<Types xmlns="{_NAMESPACE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/a.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships">'
    f'<Relationship Id="a" Target="a.xml" Type="{_NAMESPACE}/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>",
    "a.xml": f'<w:document xmlns:w="{_NAMESPACE}/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p>'
    "</w:body></w:document>",
}
# pdfium finds the objects of a file without a table of references.
_PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R
/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length 30 >> stream
BT /F 9 Tf 9 9 Td (a b c) Tj ET
endstream endobj
trailer << /Root 1 0 R >>
"""


def warm() -> None:
    """Load what every plan needs, the readers of DOCX and PDF, and the user's knowledge, once for all workers.

    What only some files need (recognition, LibreOffice) is loaded by the worker that meets them.
    """
    import extract
    import ingest
    from service.settings import use_knowledge

    use_knowledge(os.environ, Messages("vi"))
    extract.plan(ingest.read(_SAMPLE.encode()))
    for sample in (_docx(), _PDF):
        with contextlib.suppress(ingest.ReadError):
            ingest.read(sample)


def _docx() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, part in _DOCX.items():
            package.writestr(name, part)
    return out.getvalue()
