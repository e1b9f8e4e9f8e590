from __future__ import annotations

from reachdesk.storage.identity import NOBODY, Named, Naming, group, name


def test_the_same_native_id_is_one_account():
    namings = [Naming(1, "7", "ana", 10), Naming(2, "7", "anna", 20), Naming(3, "8", "bob", 5)]
    assert group(namings) == {1: "#7", 2: "#7", 3: "#8"}


def test_a_handle_joins_the_account_that_used_it_whatever_the_order():
    namings = [Naming(1, None, "ana", 50), Naming(2, "7", "ana", 10), Naming(3, "7", "anna", 20)]
    assert group(namings) == group(namings[::-1]) == {1: "#7", 2: "#7", 3: "#7"}


def test_of_several_users_of_a_handle_the_latest_then_the_larger_id():
    used = [Naming(1, "7", "ana", 10), Naming(2, "8", "ana", 20), Naming(3, None, "ana", 1)]
    assert group(used)[3] == "#8"
    tied = [Naming(1, "7", "ana", 20), Naming(2, "8", "ana", 20), Naming(3, None, "ana", 1)]
    assert group(tied)[3] == "#8"


def test_a_handle_that_no_id_used_is_an_account_of_its_own():
    namings = [Naming(1, "7", "bob", 10), Naming(2, None, "ana", 10), Naming(3, None, "ana", 20)]
    assert group(namings) == {1: "#7", 2: "@ana", 3: "@ana"}


def test_nobodys_export_belongs_to_the_only_account():
    assert group([Naming(1, None, None, 1), Naming(2, None, "ana", 2)]) == {1: "@ana", 2: "@ana"}
    two = [Naming(1, None, None, 1), Naming(2, None, "ana", 2), Naming(3, "7", "bob", 3)]
    assert group(two)[1] == NOBODY
    assert group([Naming(1, None, None, 1)]) == {1: NOBODY}


def test_what_the_export_states_goes_before_its_profile_records():
    namings = [Naming(1, "7", None, 1), Naming(1, "9", "ana", 99, stated=False)]
    assert group(namings) == {1: "#7"}


def test_an_account_is_called_by_its_latest_handle():
    namings = [Naming(1, "7", "ana", 10), Naming(2, "7", "anna", 20), Naming(3, "8", None, 1)]
    named = name("x", group(namings), namings)
    assert named == {"#7": Named("7", "anna", "x:anna"), "#8": Named("8", None, "x:8")}


def test_a_handle_goes_to_who_used_it_latest_and_ids_stay_distinct():
    namings = [Naming(1, "7", "ana", 10), Naming(2, "8", "ana", 20), Naming(3, "9", "7", 5)]
    named = name("x", group(namings), namings)
    assert {each.public_id for each in named.values()} == {"x:ana", "x:7", "x:#7"}
    assert named["#8"].public_id == "x:ana"


def test_nobody_is_unknown():
    namings = [Naming(1, None, None, 1)]
    assert name("x", group(namings), namings) == {NOBODY: Named(None, None, "x:unknown")}
