"""Which finished items look misread, and so are named for review."""

import pytest

from tests.extract.texts import plan

HEAD = "I. TỔ CHỨC THỰC HIỆN\n1. "


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Phòng Y tế phun thuốc diệt muỗi ở các thôn.", True),
        ("Phòng Y tế ngày 20 hằng tháng đăng tải danh sách hộ có vườn sạch.", True),
        ("Phòng Y tế phun.", False),
        ("Phòng Y tế xanh đẹp các tuyến đường của xã.", False),
        ("Phòng Y tế phun thuốc (hai lần) ở các thôn.", False),
    ],
)
def test_an_action_that_is_no_action(text, sure):
    (found, *_) = plan(HEAD + text).assignments
    assert (found.confidence >= 0.8) is sure


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Phòng Y tế phun thuốc diệt muỗi trước ngày 15/4/2022.", True),
        ("Đường làng xanh, đẹp trước ngày 15/4/2022.", False),
    ],
)
def test_what_is_due_is_owed_by_somebody(text, sure):
    (found,) = plan(HEAD + text).deadlines
    assert (found.confidence >= 0.8) is sure
    assert (found.id in plan(HEAD + text).needs_review) is not sure
