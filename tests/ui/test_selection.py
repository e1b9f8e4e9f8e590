import pytest

from reachdesk.domain.answers.accounts import AccountInfo
from reachdesk.domain.periods import Period, day_from_iso
from reachdesk.ui.selection import NINETY, WHOLE, YEAR, Selection
from reachdesk.ui.widgets.pickers import AccountPicker


def account(key="x:ana", first="2024-03-01", last="2026-11-21") -> AccountInfo:
    return AccountInfo(
        key, "x", None, key.partition(":")[2], None, day_from_iso(first), day_from_iso(last), 9
    )


@pytest.fixture
def selection(qapp) -> Selection:
    made = Selection()
    made.set_accounts((account(), account("x:ben", "2026-11-01", "2026-11-20")))
    return made


def days(first: str, last: str) -> Period:
    return Period(day_from_iso(first), day_from_iso(last))


def test_the_account_with_the_newest_record_and_its_last_ninety_days_come_first(selection):
    assert selection.account.id == "x:ana"
    assert selection.period == days("2026-08-24", "2026-11-21")
    request = selection.request()
    assert (request.account, request.period) == ("x:ana", selection.period)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (NINETY, days("2026-08-24", "2026-11-21")),
        (YEAR, days("2025-11-22", "2026-11-21")),
        (WHOLE, days("2024-03-01", "2026-11-21")),
        ("2025", days("2025-01-01", "2025-12-31")),
    ],
)
def test_periods(selection, kind, expected):
    selection.choose_period(kind)
    assert selection.period == expected


def test_years_are_those_of_the_account(selection):
    assert selection.years() == ("2026", "2025", "2024")
    selection.choose_account("x:ben")
    assert selection.years() == ("2026",)


def test_periods_step_back_and_on_within_the_accounts_days(selection):
    first = selection.period
    selection.step(-1)
    assert selection.period == first.before()
    selection.step(1)
    assert selection.period == first
    selection.step(1)
    assert selection.period == first, "there is nothing after the last day"
    for _step in range(40):
        selection.step(-1)
    assert selection.period.last_day >= day_from_iso("2024-03-01")


def test_years_step_by_years(selection):
    selection.choose_period("2025")
    selection.step(-1)
    assert selection.period == days("2024-01-01", "2024-12-31")
    selection.step(-1)
    assert selection.period == days("2024-01-01", "2024-12-31")


def test_the_whole_history_does_not_step(selection):
    selection.choose_period(WHOLE)
    selection.step(-1)
    assert selection.period == days("2024-03-01", "2026-11-21")


def test_changes_are_told_once_and_only_when_there_are_any(selection):
    told = []
    selection.changed.connect(lambda: told.append(1))
    selection.choose_account("x:ana")
    selection.choose_account("x:nobody")
    selection.choose_period(NINETY)
    assert told == []
    selection.choose_account("x:ben")
    assert told == [1]


def test_the_account_stays_when_others_come_and_goes_when_it_goes(selection):
    selection.choose_account("x:ben")
    selection.set_accounts((account("x:cy"), account("x:ben", "2026-11-01", "2026-11-25")))
    assert selection.account.id == "x:ben"
    assert selection.period.last_day == day_from_iso("2026-11-25")
    selection.set_accounts((account("x:cy"),))
    assert selection.account.id == "x:cy"
    selection.set_accounts(())
    assert selection.account is None
    assert selection.request() is None


def test_an_account_without_days_has_no_period(qapp):
    selection = Selection()
    selection.set_accounts((AccountInfo("x:ana", "x", None, "ana", None, None, None, 0),))
    assert selection.period is None
    assert selection.request() is None
    assert selection.years() == ()
    selection.step(-1)


def test_another_account_is_set_beside_and_taken_away(selection, qtbot):
    with qtbot.waitSignal(selection.changed):
        selection.choose_beside("x:ben")
    assert selection.beside.id == "x:ben"
    assert selection.request().account == "x:ana"
    assert selection.request().beside == "x:ben"
    with qtbot.waitSignal(selection.changed):
        selection.choose_beside(None)
    assert selection.beside is None
    assert selection.request().beside == ""


@pytest.mark.parametrize("wanted", ["x:ana", "x:nobody", None])
def test_nothing_stands_beside_itself_or_beside_nobody(selection, qtbot, wanted):
    with qtbot.assertNotEmitted(selection.changed):
        selection.choose_beside(wanted)
    assert selection.beside is None


def test_choosing_the_account_beside_changes_places(selection):
    selection.choose_beside("x:ben")
    selection.choose_account("x:ben")
    assert (selection.account.id, selection.beside.id) == ("x:ben", "x:ana")


def test_an_account_that_is_gone_stands_beside_nobody(selection):
    selection.choose_beside("x:ben")
    selection.set_accounts((account(),))
    assert selection.beside is None


def test_the_account_picker_offers_the_others_to_compare_with(selection, theme, qtbot):
    picker = AccountPicker(theme, selection)
    qtbot.addWidget(picker)
    below = [action.menu() for action in picker.menu_of_choices().actions() if action.menu()]
    offered = below[0].actions()
    assert [action.text() for action in offered] == ["X  @ben", "No other account"]
    assert [action.isChecked() for action in offered] == [False, True]
    offered[0].trigger()
    assert selection.beside.id == "x:ben"
    assert "@ana beside @ben" in picker.accessibleName()


def test_a_single_account_has_nothing_to_compare_with(theme, qtbot):
    alone = Selection()
    alone.set_accounts((account(),))
    picker = AccountPicker(theme, alone)
    qtbot.addWidget(picker)
    assert not [action for action in picker.menu_of_choices().actions() if action.menu()]
