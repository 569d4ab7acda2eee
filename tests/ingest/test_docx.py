import io
import unicodedata
from pathlib import Path

import docx
import pytest

import ingest
from tests.ingest.docx_builder import (
    RULED,
    abstract,
    build,
    level,
    lines,
    listed,
    num,
    p,
    read,
    run,
    style,
    tbl,
    tc,
    tr,
)

CENTER, JUSTIFY, RIGHT = ('<w:jc w:val="center"/>', '<w:jc w:val="both"/>', '<w:jc w:val="right"/>')
COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER, DATE = "Số: 12/KH-UBND", "Mẫu Sơn, ngày 05 tháng 4 năm 2024"
HEAD = ["ỦY BAN NHÂN DÂN", "XÃ MẪU SƠN", COUNTRY, MOTTO, NUMBER, DATE]
FOOT = ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu"]


def box(text: str) -> str:
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark('separate')}{run(result)}{mark('end')}"


INLINE = {
    "content control": (f"<w:sdt><w:sdtContent>{run('trong')}</w:sdtContent></w:sdt>{run(' khung')}", "trong khung"),
    "link": (f"<w:hyperlink>{run('liên')}</w:hyperlink>{run(' kết')}", "liên kết"),
    "smart tag": (f"<w:smartTag>{run('Hà')}</w:smartTag>{run(' Nội')}", "Hà Nội"),
    "custom xml": (f"<w:customXml>{run('Hà')}<w:smartTag>{run(' Nội')}</w:smartTag></w:customXml>", "Hà Nội"),
    "insertion": (f"{run('a ')}<w:ins>{run('thêm')}</w:ins>", "a thêm"),
    "deletion": (f"{run('a')}<w:del><w:r><w:delText> bỏ</w:delText></w:r></w:del>", "a"),
    "moved here": (f"{run('a ')}<w:moveTo>{run('đến')}</w:moveTo>", "a đến"),
    "moved away": (f"{run('a')}<w:moveFrom>{run(' đi')}</w:moveFrom>", "a"),
    "deleted inside an insertion": (f"{run('a')}<w:ins><w:del>{run(' bỏ')}</w:del></w:ins>", "a"),
    "hyphen that does not break": ("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>KH</w:t></w:r>", "12-KH"),
    "soft hyphen": ("<w:r><w:t>Kế ho</w:t><w:softHyphen/><w:t>ạch\u00ad</w:t></w:r>", "Kế hoạch"),
    "symbol": ('<w:r><w:t>x </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 5</w:t></w:r>', "x ≥ 5"),
    "symbol of no known picture": ('<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="zz"/></w:r>', "a"),
    "run in a symbol font": (run("§", '<w:rFonts w:ascii="Wingdings"/>') + run(" việc"), "▪ việc"),
    "field": (f"{run('năm ')}{field('DATE', '2024')}{run('.')}", "năm 2024."),
    "field in a field's code": (
        field("IF </w:instrText></w:r>" + field("PAGE", "9") + "<w:r><w:instrText>", "có"),
        "có",
    ),
    "simple field": (f'{run("năm ")}<w:fldSimple w:instr="DATE">{run("2024")}</w:fldSimple>', "năm 2024"),
    "field that never ends": (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{run("a")}', "a"),
    "hidden text": (run("thấy") + run(" ẩn", "<w:vanish/>"), "thấy"),
    "hidden switched off": (run("thấy", '<w:vanish w:val="0"/>'), "thấy"),
    "tab": (run("a\tb"), "a b"),
    "blanks": (run(" a \u00a0 b\u200b\u202fc "), "a b c"),
    "ruby": (
        f"<w:r><w:ruby><w:rt>{run('âm')}</w:rt><w:rubyBase>{run('chữ')}</w:rubyBase></w:ruby></w:r>",
        "chữ",
    ),
    "formula": ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
    "quotes and dashes stay": (run("“Ba nhất” – 2021—2025"), "“Ba nhất” – 2021—2025"),
    "note mark": ('<w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r>', "a"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), INLINE.values(), ids=INLINE)
def test_words_of_a_paragraph(content, expected):
    assert lines(p(content) + p("sau")) == [line for line in (expected, "sau") if line]


DELETED_MARK = "<w:rPr><w:del/></w:rPr>"
HIDDEN_MARK = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
BLOCKS = {
    "paragraphs, empty ones left out": (p("a") + p("") + p(" ") + p("b"), ["a", "b"]),
    "content control": (f"<w:sdt><w:sdtContent>{p('a')}{p('b')}</w:sdtContent></w:sdt>", ["a", "b"]),
    "control in a control": (
        f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{p('a')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
        ["a"],
    ),
    "custom xml": (f"<w:customXml>{p('a')}</w:customXml>", ["a"]),
    "deleted paragraph mark": (p("Kế ", DELETED_MARK) + p("hoạch") + p("b"), ["Kế hoạch", "b"]),
    "style separator": (p("1. Đầu mục. ", HIDDEN_MARK) + p("Nội dung."), ["1. Đầu mục. Nội dung."]),
    "deleted mark before a table": (p("a", DELETED_MARK) + tbl(tr("b"), look=RULED), ["a", "b"]),
    "text box, once and after its paragraph": (p(run("a") + box("khung") + run(" b")) + p("c"), ["a b", "khung", "c"]),
    "text box in older form": (
        p(f"{run('a')}<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('khung')}</w:txbxContent></v:textbox>"
          "</v:shape></w:pict></w:r>"),
        ["a", "khung"],
    ),
    "text box without text around": (p(box("khung")) + p("c"), ["khung", "c"]),
    "rules drawn with dashes": (p("a") + p("----------") + p("*****") + p("./.") + p("-"), ["a", "./.", "-"]),
    "break in running text": (p("Các phòng,\nban, ngành.", JUSTIFY), ["Các phòng, ban, ngành."]),
    "break before an item": (p("như sau:\n- Một;\n- Hai.\n1. Ba", JUSTIFY), ["như sau:", "- Một;", "- Hai.", "1. Ba"]),
    "two breaks": (p("Một.\n\nHai.", JUSTIFY), ["Một.", "Hai."]),
    "break in a centred title": (p("KẾ HOẠCH\nTổ chức hội thi", CENTER), ["KẾ HOẠCH", "Tổ chức hội thi"]),
    "break in a signature": (p("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", CENTER), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
    "breaks after the recipients began": (
        p("Nơi nhận:\n- Như trên.") + p("TM. ỦY BAN\nCHỦ TỊCH"),
        ["Nơi nhận:", "- Như trên.", "TM. ỦY BAN", "CHỦ TỊCH"],
    ),
    "an alternative that says the same twice": (
        f"<mc:AlternateContent><mc:Choice>{p('a')}</mc:Choice><mc:Fallback>{p('a')}</mc:Fallback></mc:AlternateContent>",
        ["a"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(body, expected):
    assert lines(body) == expected


LEFT, RIGHT_CELL = "ỦY BAN NHÂN DÂN\nXÃ MẪU SƠN", f"{COUNTRY}\n{MOTTO}"
HEADS = {
    "one row": tbl(tr(f"{LEFT}\n-------\n{NUMBER}", f"{RIGHT_CELL}\n---------\n{DATE}")),
    "two rows": tbl(tr(LEFT, RIGHT_CELL), tr(NUMBER, DATE)),
    "three columns": tbl(tr(LEFT, "", RIGHT_CELL), tr(NUMBER, "", DATE)),
    "line breaks in cells": tbl(
        tr(tc(p(run("ỦY BAN NHÂN DÂN\nXÃ MẪU SƠN\n" + NUMBER))), tc(p(run(f"{COUNTRY}\n{MOTTO}\n{DATE}"))))
    ),
    "ruled by accident": tbl(tr(LEFT, RIGHT_CELL), tr(NUMBER, DATE), look=RULED),
    "columns turned": tbl(tr(f"{RIGHT_CELL}\n{DATE}", f"{LEFT}\n{NUMBER}")),
    "table, then a line with a tab": tbl(tr(LEFT, RIGHT_CELL)) + p(f"{NUMBER}\t{DATE}"),
    "table, then two lines": tbl(tr(LEFT, RIGHT_CELL)) + p(NUMBER) + p(DATE, RIGHT),
    "tabs": p(f"ỦY BAN NHÂN DÂN\t{COUNTRY}") + p(f"XÃ MẪU SƠN\t{MOTTO}") + p(f"{NUMBER}\t\t{DATE}"),
    "Quốc hiệu alone on the first line": p(f"\t{COUNTRY}")
    + p(f"ỦY BAN NHÂN DÂN\t{MOTTO}")
    + p("XÃ MẪU SƠN")
    + p(f"{NUMBER}\t{DATE}"),
    "tabs with rules": p(f"ỦY BAN NHÂN DÂN\t{COUNTRY}")
    + p(f"XÃ MẪU SƠN\t{MOTTO}")
    + p("-------\t---------")
    + p(f"{NUMBER}\t\t{DATE}"),
    "blanks": p(f"ỦY BAN NHÂN DÂN        {COUNTRY}")
    + p(f"   XÃ MẪU SƠN            {MOTTO}")
    + p(f"{NUMBER}                 {DATE}"),
    "one below the other": p(COUNTRY) + p(MOTTO) + p("ỦY BAN NHÂN DÂN") + p("XÃ MẪU SƠN") + p(NUMBER) + p(DATE),
    "columns of a section": p("ỦY BAN NHÂN DÂN") + p("XÃ MẪU SƠN") + p(NUMBER) + p(COUNTRY) + p(MOTTO) + p(DATE),
}  # fmt: skip


@pytest.mark.parametrize("body", HEADS.values(), ids=HEADS)
def test_heads(body):
    document = read(body + p("KẾ HOẠCH", CENTER) + p("Căn cứ Luật số 12/2020/QH14 ngày 22 tháng 6 năm 2020;"))
    assert document.text.split("\n")[:7] == [*HEAD, "KẾ HOẠCH"]
    assert document.tables == ()
    assert {block.kind for block in document.blocks} == {"paragraph"}


def test_a_head_with_blanks_for_the_stamp():
    body = p(f"ỦY BAN NHÂN DÂN\t{COUNTRY}") + p(f"XÃ MẪU SƠN\t{MOTTO}")
    body += p("Số:        /KH-UBND          Mẫu Sơn, ngày     tháng     năm 2024")
    assert lines(body) == [*HEAD[:4], "Số: /KH-UBND", "Mẫu Sơn, ngày tháng năm 2024"]


def test_a_plan_behind_its_decision_has_its_own_head():
    head = tbl(tr(f"{LEFT}\n{NUMBER}", f"{RIGHT_CELL}\n{DATE}"))
    assert lines(head + p("QUYẾT ĐỊNH") + head + p("KẾ HOẠCH")) == [*HEAD, "QUYẾT ĐỊNH", *HEAD, "KẾ HOẠCH"]


def test_number_and_date_on_one_line_below_a_second_head():
    head = tbl(tr(LEFT, RIGHT_CELL)) + p(f"{NUMBER}\t{DATE}")
    assert lines(head + p("QUYẾT ĐỊNH") + head + p("KẾ HOẠCH")) == [*HEAD, "QUYẾT ĐỊNH", *HEAD, "KẾ HOẠCH"]


def test_recipients_with_gaps_and_no_signature_beside_them():
    body = p("Nơi nhận:") + p("- UBND tỉnh;     (để báo cáo)") + p("- Lưu: VT.") + p("TM. ỦY BAN NHÂN DÂN", RIGHT)
    assert lines(body) == ["Nơi nhận:", "- UBND tỉnh; (để báo cáo)", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN"]


def test_the_title_in_the_head_table():
    title = tr(tc("KẾ HOẠCH\nNăm 2024", '<w:gridSpan w:val="2"/>'))
    assert lines(tbl(tr(LEFT, RIGHT_CELL), tr(NUMBER, DATE), title)) == [*HEAD, "KẾ HOẠCH", "Năm 2024"]


RECIPIENTS, SIGNATURE = "Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn Mẫu"
FEET = {
    "table": tbl(tr(RECIPIENTS, SIGNATURE)),
    "ruled by accident": tbl(tr(RECIPIENTS, SIGNATURE), look=RULED),
    "signature in the left column": tbl(tr(SIGNATURE, RECIPIENTS)),
    "several rows": tbl(
        tr("Nơi nhận:\n- Như trên;", "TM. ỦY BAN NHÂN DÂN"), tr("- Lưu: VT.", "CHỦ TỊCH\nNguyễn Văn Mẫu")
    ),
    "tabs": p("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN")
    + p("- Như trên;\t\tCHỦ TỊCH")
    + p("- Lưu: VT.")
    + p("\t\tNguyễn Văn Mẫu"),
    "indented signature": p("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN")
    + p("CHỦ TỊCH", '<w:ind w:left="5000"/>')
    + p("- Như trên;")
    + p("- Lưu: VT.")
    + p("Nguyễn Văn Mẫu", RIGHT),
    "tabs behind the dashes": p("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN")
    + p("-\tNhư trên;\tCHỦ TỊCH")
    + p("-\tLưu: VT.")
    + p("\tNguyễn Văn Mẫu"),
    "gaps inside a table's lines": tbl(tr("Nơi nhận:\n-\tNhư trên;\n- Lưu:      VT.", SIGNATURE)),
    "recipients go on below the signature": p("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN")
    + p("\tCHỦ TỊCH")
    + p("- Như trên;\tNguyễn Văn Mẫu")
    + p("- Lưu: VT."),
}  # fmt: skip


@pytest.mark.parametrize("body", FEET.values(), ids=FEET)
def test_feet(body):
    document = read(p("Trên đây là kế hoạch./.") + body + p("PHỤ LỤC", CENTER) + p("Danh sách") + p("Một", CENTER))
    assert document.text.split("\n") == ["Trên đây là kế hoạch./.", *FOOT, "PHỤ LỤC", "Danh sách", "Một"]
    assert document.tables == ()


def grid(document, table=0):
    """Each cell of a table as (row, column, row span, column span, text)."""
    return [
        (cell.row, cell.column, cell.row_span, cell.column_span, document.text[cell.start : cell.end])
        for cell in document.tables[table].cells
    ]


def test_a_ruled_table():
    header = tr("STT", "Nội dung", look="<w:tblHeader/>")
    document = read(p("Bảng:") + tbl(header, tr("1", "Việc một\nViệc hai"), tr("2", ""), look=RULED) + p("Hết."))
    assert document.text == "Bảng:\nSTT\nNội dung\n1\nViệc một\nViệc hai\n2\nHết."
    assert grid(document) == [
        (0, 0, 1, 1, "STT"),
        (0, 1, 1, 1, "Nội dung"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "Việc một\nViệc hai"),
        (2, 0, 1, 1, "2"),
        (2, 1, 1, 1, ""),
    ]
    table = document.tables[0]
    assert (table.rows, table.columns, table.header_rows, table.page) == (3, 2, 1, None)
    assert document.text[table.start : table.end] == "STT\nNội dung\n1\nViệc một\nViệc hai\n2"
    assert all(table.start <= cell.start <= cell.end <= table.end for cell in table.cells)
    assert [block.kind for block in document.blocks] == ["paragraph", *["cell"] * 6, "paragraph"]


def test_merged_cells():
    start, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        tbl(
            tr(tc("a", start), tc("b", '<w:gridSpan w:val="2"/>')),
            tr(tc("", go_on), "c", "d"),
            tr(tc("e", '<w:gridSpan w:val="3"/>')),
            look=RULED,
        )
    )
    assert grid(document) == [
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 2, "b"),
        (1, 1, 1, 1, "c"),
        (1, 2, 1, 1, "d"),
        (2, 0, 1, 3, "e"),
    ]


def test_unused_grid_columns_do_not_count():
    wide = '<w:gridSpan w:val="3"/>'
    document = read(tbl(tr(tc("a", wide), "b"), tr(tc("c", wide), "d"), look=RULED))
    assert (document.tables[0].columns, grid(document)[1]) == (2, (0, 1, 1, 1, "b"))


def test_deleted_rows_and_cells_in_a_content_control():
    body = tbl(
        tr("a", "b"),
        tr("bỏ", "bỏ", look="<w:del/>"),
        f"<w:sdt><w:sdtContent>{tr('c', 'd')}</w:sdtContent></w:sdt>",
        look=RULED,
    )
    assert lines(body) == ["a", "b", "c", "d"]


def test_a_nested_table_reads_in_place():
    inner = tbl(tr("b", "c"), look=RULED)
    document = read(tbl(tr(tc(p("a") + inner + p("d")), "e"), look=RULED))
    assert document.text == "a\nb\nc\nd\ne"
    assert len(document.tables) == 1
    assert grid(document) == [(0, 0, 1, 1, "a\nb\nc\nd"), (0, 1, 1, 1, "e")]


def test_a_ruled_table_inside_a_page_layout_is_a_table():
    document = read(tbl(tr(tc(p("a") + tbl(tr("b", "c"), look=RULED) + p("d")))))
    assert document.text == "a\nb\nc\nd"
    assert grid(document) == [(0, 0, 1, 1, "b"), (0, 1, 1, 1, "c")]


CELL_RULES = "<w:tcBorders><w:top w:val='single'/><w:bottom w:val='single'/></w:tcBorders>"
NO_CELL_RULES = "".join(f'<w:{edge} w:val="nil"/>' for edge in ("top", "left", "bottom", "right"))
NO_CELL_RULES = f"<w:tcBorders>{NO_CELL_RULES}</w:tcBorders>"
TABLE_STYLES = style("Grid", f"<w:tblPr>{RULED}</w:tblPr>", kind="table") + style("Mine", kind="table", based_on="Grid")
NO_RULES = RULED.replace("single", "nil")


@pytest.mark.parametrize(
    ("cell", "look", "ruled"),
    [
        pytest.param("", "", False, id="no rules"),
        pytest.param("", RULED, True, id="the table's own"),
        pytest.param("", '<w:tblStyle w:val="Grid"/>', True, id="a style's"),
        pytest.param("", '<w:tblStyle w:val="Mine"/>', True, id="through basedOn"),
        pytest.param("", f'<w:tblStyle w:val="Grid"/>{NO_RULES}', False, id="a style's, switched off"),
        pytest.param(CELL_RULES, "", True, id="the cells'"),
        pytest.param(NO_CELL_RULES, RULED, False, id="switched off in the cells"),
        pytest.param("<w:tcBorders><w:bottom w:val='single'/></w:tcBorders>", "", False, id="a line below names"),
    ],
)
def test_which_tables_are_ruled(cell, look, ruled):
    document = read(
        tbl(tr(tc("a", cell), tc("b", cell)), tr(tc("c", cell), tc("d", cell)), look=look), styles=TABLE_STYLES
    )
    assert document.text == "a\nb\nc\nd"
    assert len(document.tables) == ruled
    assert {block.kind for block in document.blocks} == {"cell" if ruled else "paragraph"}


def test_a_frame_of_one_cell_is_a_paragraph():
    document = read(tbl(tr("Khung"), look=RULED))
    assert (document.text, document.tables, document.blocks[0].kind) == ("Khung", (), "paragraph")


def test_numbers_run_through_tables_and_boxes_in_document_order():
    numbering = abstract(level("%1.")) + num()
    body = listed("a") + tbl(tr(tc(listed("b")), tc(listed("c"))), look=RULED) + listed("d")
    assert lines(body, numbering=numbering) == ["1. a", "2. b", "3. c", "4. d"]


def test_notes_come_last_in_the_order_of_their_marks():
    def note(kind: str, key: int, text: str) -> str:
        return f'<w:{kind} w:id="{key}">{p(run("") + run(" " + text))}</w:{kind}>'

    def mark(kind: str, key: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    document = read(
        p(run("a") + mark("footnote", 3) + run("b") + mark("endnote", 2)) + p(run("c") + mark("footnote", 2)),
        footnotes=note("footnote", 2, "hai") + note("footnote", 3, "một") + note("footnote", 4, "thừa"),
        endnotes=note("endnote", 2, "cuối"),
    )
    assert document.text == "ab\nc\n1. một\n2. hai\ni. cuối"
    assert [(b.kind, b.label) for b in document.blocks[2:]] == [
        ("footnote", "1."),
        ("footnote", "2."),
        ("footnote", "i."),
    ]


def test_layout_of_a_block():
    look = '<w:jc w:val="both"/><w:ind w:left="720" w:hanging="360"/>'
    document = read(p(run("a", "<w:b/>") + run(" - ", "") + run("b", "<w:b/><w:i/>"), look) + p("c", RIGHT))
    first, second = document.blocks
    assert (first.align, first.indent, first.bold, first.italic, first.page) == ("justify", 18.0, True, False, None)
    assert (second.align, second.indent, second.bold) == ("right", None, False)


def test_emphasis_from_styles():
    styles = (
        style("Normal", default=True)
        + style("Nghieng", "<w:rPr><w:i/></w:rPr>", kind="character")
        + style("Dam", "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/></w:rPr>")
        + style("An", "<w:rPr><w:vanish/></w:rPr>", based_on="Dam")
    )
    body = p(run("a", '<w:rStyle w:val="Nghieng"/>'), '<w:pStyle w:val="Dam"/>') + p("b", '<w:pStyle w:val="An"/>')
    document = read(body, styles=styles)
    assert document.text == "a"
    block = document.blocks[0]
    assert (block.bold, block.italic, block.align) == (True, True, "center")


def test_composed_and_decomposed_letters_give_the_same_document():
    text = "Ủy ban nhân dân phường Mẫu, kế hoạch “Đền ơn”"
    documents = [read(p(unicodedata.normalize(form, text))) for form in ("NFC", "NFD")]
    assert documents[0].text == documents[1].text == text
    assert documents[0].blocks == documents[1].blocks


def test_offsets_pages_and_source():
    data = build(p("Một") + p("Hai"))
    document = ingest.read(data, name="mau.docx")
    assert [document.text[block.start : block.end] for block in document.blocks] == ["Một", "Hai"]
    assert (document.pages, document.reader, document.name) == (None, "docx", "mau.docx")
    assert document == ingest.read(data, name="mau.docx")


def test_embedded_content_is_announced():
    assert "altChunk" in read(p("a") + "<w:altChunk/>").warnings[0]


def test_a_document_that_python_docx_made():
    made = docx.Document()
    made.add_heading("KẾ HOẠCH", level=1)
    made.add_paragraph("Việc một", style="List Number")
    made.add_paragraph("Việc hai", style="List Number")
    made.add_paragraph("Điểm", style="List Bullet")
    table = made.add_table(rows=1, cols=2, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    out = io.BytesIO()
    made.save(out)
    document = ingest.read(out.getvalue())
    assert document.text == "KẾ HOẠCH\n1. Việc một\n2. Việc hai\n• Điểm\na\nb"
    assert len(document.tables) == 1


def test_an_empty_document():
    document = read("")
    assert (document.text, document.blocks, document.tables) == ("", (), ())


ROOT = Path(__file__).parents[2]
# Our own sample plans, and others with the same layout of files where they are at hand.
SAMPLES = sorted(
    path.parent for folder in (ROOT / "corpora" / "plans", ROOT.parent / "shared" / "plans")
    for path in folder.glob("*/text.txt")
)  # fmt: skip


@pytest.mark.parametrize("variant", ["plan.docx", "plan-autonumbered.docx", "text.txt"])
@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
def test_sample_plans(folder, variant):
    expected = (folder / "text.txt").read_text(encoding="utf-8")
    assert ingest.read(folder / variant).text == expected.strip()
