"""`movements` and `criteria`: parts that count or lead below a movement, and what is no criterion."""

import pytest

from tests.extract.texts import plan, table, told

MOVEMENT = "1. Phong trào thi đua “Ngõ xanh”"
BY_GROUP = "a) Đối với tập thể: Giữ được hàng cây quanh năm."

PARTS = {
    "a number as a part": (
        f"II. NỘI DUNG\n{MOVEMENT}\n{BY_GROUP}\nb) Số lượng: ít nhất 03 tập thể.",
        [(3, ">=", "m1")],
    ),
    "a bare number as a part": (
        f"II. NỘI DUNG\n{MOVEMENT}\n{BY_GROUP}\nb) Chỉ tiêu: 03 tập thể.",
        [(3, "=", "m1")],
    ),
    "under a heading on movements": (
        f"II. CÁC PHONG TRÀO THI ĐUA\n{MOVEMENT}\n{BY_GROUP}\nb) Số lượng: 03 tập thể.",
        [(3, "=", "m1")],
    ),
    "under a heading on criteria": (
        f"II. TIÊU CHÍ\n{MOVEMENT}\n{BY_GROUP}\nb) Số lượng: ít nhất 03 tập thể và 05 cá nhân.",
        [(3, ">=", "m1"), (5, ">=", "m1")],
    ),
    "as a line": (
        f"II. TIÊU CHÍ\n{MOVEMENT}\n{BY_GROUP}\nCơ quan chủ trì: Công an xã.\nSố lượng: 03 tập thể.",
        [(3, "=", "m1")],
    ),
}


@table(PARTS)
def test_parts_that_count(text, expected):
    found = plan("I. MỤC ĐÍCH\nGiữ làng sạch.", text)
    assert told(found.movements, "title") == ["Phong trào thi đua “Ngõ xanh”"]
    assert told(found.quotas, "count", "comparator", "movement") == expected
    assert told(found.criteria, "movement", "applies_to", "text") == [
        ("m1", ["collective"], "Giữ được hàng cây quanh năm.")
    ]


CRITERIA = {
    "standards by group": (
        f"II. TIÊU CHÍ\n{MOVEMENT}\na) Tiêu chuẩn tập thể: Giữ được hàng cây quanh năm.\n"
        "b) Tiêu chuẩn cá nhân: Trồng được nhiều cây trong năm.",
        [(["collective"], "Giữ được hàng cây quanh năm."), (["individual"], "Trồng được nhiều cây trong năm.")],
    ),
    "a named model below general criteria": (
        "II. TIÊU CHÍ\n1. Tiêu chí chung\n- Giữ làng sạch quanh năm.\n2. Mô hình “Ngõ hoa”\n"
        "a) Đối với hộ gia đình: Trồng hoa trước ngõ.\nb) Đối với chi hội: Gây giống cho cả xóm.",
        [
            ([], "Giữ làng sạch quanh năm."),
            (["household"], "Trồng hoa trước ngõ."),
            (["collective"], "Gây giống cho cả xóm."),
        ],
    ),
    "a model without quotation marks": (
        "II. TIÊU CHÍ\n1. Tiêu chí chung\n- Giữ làng sạch quanh năm.\n2. Mô hình thôn, xóm tự quản\n"
        "Là xóm nhiều năm không có rác ven đường.",
        [([], "Giữ làng sạch quanh năm."), ([], "Là xóm nhiều năm không có rác ven đường.")],
    ),
    "women of a group are the subject": (
        f"II. TIÊU CHÍ\n{MOVEMENT}\nLà nữ đoàn viên trồng được nhiều cây trong năm.",
        [(["individual"], "Là nữ đoàn viên trồng được nhiều cây trong năm.")],
    ),
    "members are the subject": (
        f"II. TIÊU CHÍ\n{MOVEMENT}\nLà hội viên trồng được nhiều cây trong năm.",
        [(["individual"], "Là hội viên trồng được nhiều cây trong năm.")],
    ),
    "an order is none": (f"II. TIÊU CHÍ\n{MOVEMENT}\nPhòng Nội vụ chủ trì lựa chọn tối thiểu 15 tập thể.", []),
    "a number to choose and a lead are none": (
        f"II. TIÊU CHÍ\n{MOVEMENT}\nMỗi xã chọn 02 hộ gia đình. Hội Nông dân huyện chủ trì.",
        [],
    ),
    "a number to choose behind the conditions": (
        f"II. TIÊU CHÍ\n{MOVEMENT}\n- Hộ gia đình có vườn xanh, ngõ sạch. Mỗi xã chọn 02 hộ gia đình.",
        [(["household"], "Hộ gia đình có vườn xanh, ngõ sạch.")],
    ),
}


@table(CRITERIA)
def test_criteria(text, expected):
    assert told(plan("I. MỤC ĐÍCH\nGiữ làng sạch.", text).criteria, "applies_to", "text") == expected


def test_quotas_under_a_heading_on_criteria():
    text = f"II. TIÊU CHÍ\n{MOVEMENT}\nMỗi xã chọn 02 hộ gia đình. Hội Nông dân huyện chủ trì."
    found = plan("I. MỤC ĐÍCH\nGiữ làng sạch.", text).quotas
    assert told(found, "count", "unit", "per", "movement") == [(2, "household", "Mỗi xã", "m1")]


def test_standards_by_group_make_their_heading_a_field():
    text = "II. DANH HIỆU\n1. Danh hiệu “Ngõ kiểu mẫu”\na) Tiêu chuẩn tập thể: Ngõ sạch quanh năm."
    found = plan("I. MỤC ĐÍCH\nGiữ làng sạch.", text)
    assert told(found.movements, "title", "kind") == [("Danh hiệu “Ngõ kiểu mẫu”", "field")]


def test_a_heading_on_forms_that_names_the_contents_holds_groups():
    text = "II. HÌNH THỨC, CHỈ TIÊU\n1. Chiếu phim lưu động\nMỗi xã tổ chức ít nhất 02 buổi chiếu phim."
    found = plan("I. MỤC ĐÍCH\nGiữ làng sạch.", text)
    assert told(found.movements, "title", "kind") == [("Chiếu phim lưu động", "field")]
    bare = plan("I. MỤC ĐÍCH\nGiữ làng sạch.", text.replace(", CHỈ TIÊU", ""))
    assert bare.movements == []


NO_GROUPS = {
    "a phase": "II. TIẾN TRÌNH\n1. Đợt 1 ra quân\nMỗi xã tổ chức ít nhất 02 buổi quét dọn.",
    "a part of an earlier plan": "II. NỘI DUNG SỬA ĐỔI\n1. Sửa đổi mục III (Thu gom)\nMỗi xã đặt ít nhất 02 bể rác.",
}


@pytest.mark.parametrize("text", NO_GROUPS.values(), ids=NO_GROUPS.keys())
def test_headings_that_name_no_group(text):
    found = plan("I. MỤC ĐÍCH\nGiữ làng sạch.", text)
    assert (len(found.quotas), found.movements) == (1, [])
