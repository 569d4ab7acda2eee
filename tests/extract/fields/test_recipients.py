"""`recipients`: the lines of "Nơi nhận"."""

from tests.extract.texts import plan, table, told

SIGNED = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Thử"
CASES = {
    "lines with dashes": (
        "Nơi nhận:\n- UBND tỉnh;\n- Các xã, thị trấn;\n- Lưu: VT, NV.",
        ["UBND tỉnh", "Các xã, thị trấn", "Lưu: VT, NV"],
    ),
    "other dashes": ("Nơi nhận:\n– UBND tỉnh;\n+ Lưu: VT.", ["UBND tỉnh", "Lưu: VT"]),
    "brackets stay": ("Nơi nhận:\n- UBND tỉnh (để b/c);\n- Lưu: VT.", ["UBND tỉnh (để b/c)", "Lưu: VT"]),
    "commas at the end": ("Nơi nhận:\n- UBND tỉnh,\n- Lưu: VT./.", ["UBND tỉnh", "Lưu: VT"]),
    "a comma and no dash below": (
        "Nơi nhận:\n- Hội Nông dân, Hội Phụ nữ,\nHuyện đoàn;\n- Lưu: VT.",
        ["Hội Nông dân, Hội Phụ nữ, Huyện đoàn", "Lưu: VT"],
    ),
    "a brace over two lines": (
        "Nơi nhận:\n- UBND tỉnh; (để b/c)\n- Sở Y tế }\n- Sở Nội vụ } (để biết);\n- Lưu: VT.",
        ["UBND tỉnh (để b/c)", "Sở Y tế", "Sở Nội vụ (để biết)", "Lưu: VT"],
    ),
    "what a brace says on a line of its own": (
        "Nơi nhận:\n- UBND tỉnh;\n(để b/c)\n- Lưu: VT.",
        ["UBND tỉnh (để b/c)", "Lưu: VT"],
    ),
    "without a colon": ("Nơi nhận\n- Như trên;\n- Lưu: VT.", ["Như trên", "Lưu: VT"]),
    "a single one": ("Nơi nhận:\n- Lưu: VT.", ["Lưu: VT"]),
    "own spelling": ("Nơi nhận:\n- Văn phòng Huyện uỷ;\n- Lưu: VT.", ["Văn phòng Huyện uỷ", "Lưu: VT"]),
}


@table(CASES)
def test_recipients(text, expected):
    assert told(plan("I. MỤC ĐÍCH", foot=f"{text}\n{SIGNED}").recipients, "text") == expected


def test_none_without_the_list():
    assert plan("I. MỤC ĐÍCH", foot=SIGNED).recipients == []


def test_the_signature_is_no_recipient():
    found = plan("I. MỤC ĐÍCH", foot=f"Nơi nhận:\n- Lưu: VT.\n{SIGNED}")
    assert told(found.recipients, "text") == ["Lưu: VT"]


def test_bullets_of_an_annex_are_none():
    found = plan("I. MỤC ĐÍCH", foot=f"Nơi nhận:\n- Lưu: VT.\n{SIGNED}\nPHỤ LỤC\nDANH MỤC\n- Đường bờ suối.")
    assert told(found.recipients, "text") == ["Lưu: VT"]


def test_lines_without_a_dash():
    foot = "Nơi nhận:\nUBND tỉnh;\nCác phòng, ban;\nLưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Thử"
    found = plan("I. MỤC ĐÍCH", "Sạch đẹp.", foot=foot)
    assert told(found.recipients, "text") == ["UBND tỉnh", "Các phòng, ban", "Lưu: VT"]
    assert found.signature.name == "Trần Văn Thử"


def test_a_signature_without_recipients():
    found = plan("I. TỔ CHỨC THỰC HIỆN", "1. Phòng Y tế báo cáo.", foot="TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Thử")
    assert (len(found.assignments), found.recipients, found.signature.name) == (1, [], "Trần Văn Thử")


def test_a_line_without_a_dash_goes_on_with_the_one_above():
    foot = "Nơi nhận:\n- UBND tỉnh;\n- Trưởng các thôn, ban\ncông tác mặt trận;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Văn Thử"
    found = plan("I. MỤC ĐÍCH", foot=foot).recipients
    assert told(found, "text") == ["UBND tỉnh", "Trưởng các thôn, ban công tác mặt trận", "Lưu: VT"]
