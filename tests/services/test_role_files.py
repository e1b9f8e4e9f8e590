"""Rules out to a file and back in, also from a spreadsheet that changed it, and bad files."""

from __future__ import annotations

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.roles.rules import FIELDS, RoleRule
from reachdesk.domain.roles.shipped import RULES
from reachdesk.services.desk import Desk
from reachdesk.services.role_files import export_rules, import_rules, read, written
from reachdesk.services.roles import role_rules, save_rule
from reachdesk.storage.library import open_library


@pytest.fixture
def desk(tmp_path):
    with open_library(tmp_path / "library.reachdesk", create=True) as library:
        yield Desk(library)


def test_out_and_in_again_changes_nothing(desk, tmp_path):
    save_rule(desk, RoleRule("mine", "board_member", ('tea, "dry"', "x*"), ("bio",), ("no",), "nl"))
    before = role_rules(desk)
    file = tmp_path / "rules.csv"
    assert export_rules(desk, file) == len(RULES) + 1
    import_rules(desk, file)
    assert [own.rule for own in role_rules(desk)] == [own.rule for own in before]
    assert [own.rule.key for own in role_rules(desk) if own.changed] == ["mine"]


def test_rules_read_as_they_were_written():
    assert read(written(RULES)) == RULES


def test_a_file_typed_by_hand():
    (rule,) = read("Words;ROLE;on\r\ntea | coffee*;Board member;No\r\n;;\r\n")
    assert (rule.role, rule.words, rule.on) == ("board_member", ("tea", "coffee*"), False)
    assert rule.fields == FIELDS
    (rule,) = read("role,words\nSuppliers,tea\n")
    assert rule.role == "supplier"


def test_two_rows_with_one_key_are_two_rules():
    found = read("role,words,key\nfriend,a,k\nfriend,b,k\n")
    assert len({rule.key for rule in found}) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no rules"),
        ("name,bio\nx,y\n", "no rules"),
        ("role,words\n", "nothing below"),
        ("role,words\nfriend,tea\nfriend,\n", "Row 3 .* no words"),
        ("role,words\n!!,tea\n", "Row 2 .* cannot be a role"),
        ("role,words,fields\nfriend,tea,shoe\n", "“shoe” is not a field"),
        ("role,words,language\nfriend,tea,xx\n", "“xx” is not a language"),
        ('role,words\nfriend,"tea\n', "quotation marks"),
        ('role,words\nfriend,"tea"x\n', "quotation marks"),
    ],
)
def test_a_bad_file_is_refused_in_a_plain_sentence(desk, tmp_path, text, said):
    file = tmp_path / "bad.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=said):
        import_rules(desk, file)
    assert [own.rule for own in role_rules(desk)] == list(RULES)


def test_a_picture_is_no_file_of_rules(desk, tmp_path):
    file = tmp_path / "x.png"
    file.write_bytes(bytes(range(256)) * 4)
    with pytest.raises(UserError):
        import_rules(desk, file)
    with pytest.raises(UserError, match="could not be read"):
        import_rules(desk, tmp_path / "absent.csv")
    with pytest.raises(UserError, match="Cannot write"):
        export_rules(desk, tmp_path / "absent" / "x.csv")
