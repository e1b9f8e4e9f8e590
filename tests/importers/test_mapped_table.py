"""Tables of every program that formats.md names, made up, and what is made of them."""

from __future__ import annotations

import datetime as dt
import os

import pytest

from reachdesk.domain.records import (
    CountFact,
    ExchangeFact,
    ExchangeKind,
    Kin,
    ListFact,
    ListMemberFact,
    Network,
    PersonFact,
    SnapshotFact,
)
from tests.importers.table_files_made import T_GEM, t_gem_row, take, why_not, write


def ms(*parts: int) -> int:
    return round(dt.datetime(*parts, tzinfo=dt.UTC).timestamp() * 1000)


def people(taken) -> dict[str, PersonFact]:
    return {fact.person: fact for fact in taken.of(PersonFact)}


def test_followers_of_the_t_gem(tmp_path):
    taken = take(write(tmp_path / "followers.csv", [T_GEM, *map(t_gem_row, range(30))]))
    assert (taken.key, taken.read["followers"], taken.skipped) == ("follower_table", 30, [])
    snapshots = taken.of(SnapshotFact)
    assert {fact.kin for fact in snapshots} == {Kin.FOLLOWER}
    assert {fact.since_ms for fact in snapshots} == {None}  # Since is the account's birthday
    assert people(taken)["1007"] == PersonFact(
        "1007",
        "person_7",
        "Person 7",
        "plans rosters\nand queues 7",
        "Peine, Germany",
        followers=305,
        following=1432,
        posts=1693,
    )
    assert taken.as_of_ms == taken.outline.as_of_ms == ms(2016, 4, 20, 18, 49, 56)
    assert taken.outline.owner.network == Network.X  # a link in a bio tells nothing


@pytest.mark.parametrize(
    ("name", "kin"),
    [
        ("followings.csv", Kin.FOLLOWING),
        ("Volgers-2024.csv", Kin.FOLLOWER),
        ("quem sigo, seguindo.csv", Kin.FOLLOWING),
        ("export (1).csv", Kin.FOLLOWER),
    ],
)
def test_only_the_name_tells_followers_from_followed(tmp_path, name, kin):
    taken = take(write(tmp_path / name, [T_GEM, *map(t_gem_row, range(5))]))
    assert {fact.kin for fact in taken.of(SnapshotFact)} == {kin}
    assert bool(taken.outline.notes) is (name == "export (1).csv")


def test_people_without_a_tie(tmp_path):
    taken = take(write(tmp_path / "prospects.csv", [T_GEM, *map(t_gem_row, range(5))]))
    assert (taken.read["people"], taken.of(SnapshotFact)) == (5, [])


def test_a_folder_of_lists_is_one_source_with_the_members_of_each(tmp_path):
    for name, first, last in (("space", 0, 4), ("user-groups", 2, 8)):
        rows = [T_GEM, *map(t_gem_row, range(first, last))]
        write(tmp_path / "lists" / "Mira" / f"{name}.csv", rows)
    taken = take(tmp_path / "lists")
    assert (taken.key, taken.read["list_members"], taken.read["lists"]) == ("list_members", 10, 2)
    assert {fact.list_ref: fact.name for fact in taken.of(ListFact)} == {
        "mira/space": "space",
        "mira/user-groups": "user groups",
    }
    members = {(fact.list_ref, fact.person) for fact in taken.of(ListMemberFact)}
    assert members == {("mira/space", str(1000 + one)) for one in range(4)} | {
        ("mira/user-groups", str(1000 + one)) for one in range(2, 8)
    }
    alone = take(tmp_path / "lists" / "Mira" / "space.csv")
    assert {fact.list_ref for fact in alone.of(ListMemberFact)} == {"mira/space"}


def test_the_lists_of_the_t_gem(tmp_path):
    names = "ID,Created at,Screen name,Slug,Members,Subscribers,Mode,Description"
    header = names.split(",")
    rows = [
        [f"{n}", "2012-04-19 15:16:28 +0000", "Mira", f"list-{n}", 3, 0, "public", ""]
        for n in (5, 6)
    ]
    taken = take(write(tmp_path / "x.csv", [header, *rows]))
    assert [fact.list_ref for fact in taken.of(ListFact)] == ["mira/list-5", "mira/list-6"]
    assert taken.outline.owner.handle == "mira"


def test_handles_under_the_index_of_pandas(tmp_path):
    rows = [["", "Name", "Bio"], ["@ana", "Ana", "plans"], ["@Bo", "Bo", "[]"]]
    taken = take(write(tmp_path / "scraped.csv", rows))
    assert people(taken)["@bo"] == PersonFact("@bo", "Bo", "Bo")
    rows = [["", "username"], *[[str(n), f"person_{n}"] for n in range(5)]]
    assert take(write(tmp_path / "index.csv", rows)).mapping == {"username": "handle"}


def test_followers2csv(tmp_path):
    header = (
        "ID,NAME,USER,FOLLOWED,FOLLOWERS,FOLLOWING,LISTED,FAVOURITES,STATUSES,CREATED_AT,"
        "PROFILE_IMAGE"
    )
    row = [
        "123456",
        "Ana",
        "ana",
        "false",
        "12",
        "34",
        "1",
        "2",
        "56",
        "2012-01-02 03:04:05",
        "http",
    ]
    taken = take(write(tmp_path / "followers.csv", [header.split(","), row]))
    assert people(taken)["123456"] == PersonFact(
        "123456", "ana", "Ana", followers=12, following=34, posts=56
    )


def test_rtweet_ids_lose_their_x_and_keep_their_figures(tmp_path):
    header = (
        "user_id,screen_name,name,location,description,followers_count,friends_count,"
        "statuses_count,account_created_at,account_lang"
    )
    rows = [
        [
            f"x13276012324628111{n}",
            f"p{n}",
            f"P {n}",
            "Porto",
            "gatherer",
            "1",
            "2",
            "3",
            "2012-01-02 03:04:05",
            "pt-BR",
        ]
        for n in range(10, 20)
    ]
    taken = take(write(tmp_path / "users.csv", [header.split(","), *rows]))
    assert sorted(people(taken)) == [f"13276012324628111{n}" for n in range(10, 20)]
    assert people(taken)["1327601232462811110"].language == "pt"


def test_ids_that_went_through_a_float_are_not_believed(tmp_path):
    ids = [1327601232462811136 + 7919 * n for n in range(6)]
    for cell in (
        lambda one: str(int(float(one))),
        lambda one: f"{one:.2E}",
        lambda one: f"{float(one)}",
    ):
        rows = [["id", "screen_name"], *[[cell(one), f"p{one % 97}"] for one in ids]]
        taken = take(write(tmp_path / "followers.csv", rows))
        assert sorted(people(taken)) == sorted(f"@p{one % 97}" for one in ids)
    rows = [["id", "screen_name"], *[[str(one), f"p{one % 97}"] for one in ids]]
    assert sorted(people(take(write(tmp_path / "followers.csv", rows)))) == sorted(map(str, ids))


def test_a_dump_of_two_hundred_columns(tmp_path):
    known = {"user.id_str": "77001", "user.screen_name": "ana", "user.description": "plans"}
    header = [*[f"raw_{n}" for n in range(100)], *known, *[f"more_{n}" for n in range(97)]]
    row = ["{}"] * 100 + list(known.values()) + ["[]"] * 97
    taken = take(write(tmp_path / "followers.csv", [header, row]))
    assert taken.mapping == {
        "user.id_str": "id",
        "user.screen_name": "handle",
        "user.description": "bio",
    }


@pytest.mark.parametrize(
    "header",
    [
        ["Gebruikersnaam", "Naam", "Plaats", "Biografie", "Aantal volgers"],
        ["Nome de usuário", "Nome completo", "Localização", "Descrição", "Seguidores"],
        ["Benutzername", "Anzeigename", "Standort", "Beschreibung", "Anzahl Follower"],
        ["Nombre de usuario", "Nombre", "Ubicación", "Biografía", "Seguidores"],
        ["Nom d’utilisateur", "Nom affiché", "Lieu", "Présentation", "Abonnés"],
        ["Nome utente", "Nome visualizzato", "Località", "Descrizione", "Seguaci"],
        ["userName", "displayName", "location", "description", "followersCount"],
    ],
)
def test_columns_in_seven_languages(tmp_path, header):
    rows = [header, ["ana", "Ana Bo", "Porto", "planeia turnos", "1.204"]]
    taken = take(write(tmp_path / "tabel.csv", rows, separator=";"))
    assert list(taken.mapping.values()) == ["handle", "name", "place", "bio", "followers"]
    assert people(taken)["@ana"].followers == 1204


def test_a_bare_list_of_handles(tmp_path):
    path = tmp_path / "followers.txt"
    path.write_text("@ana\n@bo_b\n@Cy\n", encoding="utf-8")
    assert sorted(people(take(path))) == ["@ana", "@bo_b", "@cy"]


def test_names_before_the_header_are_passed_over(tmp_path):
    rows = [
        ["Report of 2024"],
        [],
        ["Exported by hand"],
        ["Handle", "City", "Country"],
        ["@ana", "Leeds", "UK"],
    ]
    taken = take(write(tmp_path / "followers.csv", rows))
    assert taken.read["followers"] == 1
    assert people(taken)["@ana"] == PersonFact(
        "@ana", "ana", place="Leeds, UK", country="GB", city="Leeds"
    )


def test_profile_links_tell_the_network(tmp_path):
    rows = [["Profile URL", "Name", "Followed on"]]
    rows += [[f"https://www.instagram.com/p_{n}/", f"P {n}", f"2024-03-0{n + 1}"] for n in range(5)]
    taken = take(write(tmp_path / "followers.csv", rows))
    assert taken.outline.owner.network == Network.INSTAGRAM
    assert taken.of(SnapshotFact)[2] == SnapshotFact(Kin.FOLLOWER, "@p_2", ms(2024, 3, 3))


def test_names_of_columns_tell_the_network(tmp_path):
    for header, network, is_open in (
        (["username", "tweets"], Network.X, False),
        (["handle", "toots"], Network.MASTODON, False),
        (["handle", "place"], Network.X, True),
    ):
        path = write(tmp_path / f"followers-{header[1]}.csv", [header, ["ana", "12"]])
        outline = take(path).outline
        assert (outline.owner.network, outline.owner_open) == (network, is_open)


def test_a_table_without_dates_is_of_the_day_that_its_file_was_changed(tmp_path):
    path = write(tmp_path / "followers.csv", [["handle"], ["@ana"], ["@bo"]])
    os.utime(path, (1_600_000_000, 1_600_000_000))
    assert take(path).as_of_ms == ms(2020, 9, 13)
    dated = write(
        tmp_path / "b.csv", [["handle", "joined"], ["@ana", "2011-02-03"], ["@bo", "2030-01-01"]]
    )
    os.utime(dated, (1_600_000_000, 1_600_000_000))
    assert take(dated).as_of_ms == ms(2011, 2, 3)  # nobody joins after the file was written


TRACKER = ["Account", "Day", "Follower", "Gains", "Following", "Follows", "Unfollows", "Tweets"]


def test_a_tracker_with_bare_returns_and_two_ways_of_dates(tmp_path):
    rows = [
        TRACKER,
        ["ana_b", "29-09-2019", "1997", "N/A", "3261", "311", "17", "0"],
        ["ana_b", "30-09-2019", "N/A", "12", "3300", "1", "0", "0"],
        ["ana_b", "1/10/19", "2020", "23", "3311", "0", "0", "0"],
        ["ana_b", "31/11/2019", "2020", "23", "3311", "0", "0", "0"],
    ]
    taken = take(write(tmp_path / "data.csv", rows, ends="\r"))
    assert (taken.key, taken.outline.owner.handle) == ("count_series", "ana_b")
    assert taken.of(CountFact) == [
        CountFact("followers", ms(2019, 9, 29), 1997),
        CountFact("following", ms(2019, 9, 29), 3261),
        CountFact("following", ms(2019, 9, 30), 3300),
        CountFact("followers", ms(2019, 10, 1), 2020),
        CountFact("following", ms(2019, 10, 1), 3311),
    ]
    (skipped,) = taken.skipped
    assert (skipped.where, "31/11/2019" in skipped.why) == ("row 5", True)


def test_own_follows_are_not_taken_for_new_followers(tmp_path):
    rows = [
        ["Date", "Followers", "Follows", "Unfollows"],
        *[[f"2024-01-{n:02d}", 10, 2, 1] for n in range(1, 6)],
    ]
    assert "follows_day" in {
        fact.metric for fact in take(write(tmp_path / "a.csv", rows)).of(CountFact)
    }
    rows[0][1:] = ["Followers", "Follows", "Gains"]
    assert {fact.metric for fact in take(write(tmp_path / "b.csv", rows)).of(CountFact)} == {
        "followers"
    }


def test_figures_of_months_are_no_figures_of_days(tmp_path):
    rows = [["date", "followers", "impressions"]]
    rows += [[f"2021-{month:02d}-01", 100 + month, 9000] for month in range(1, 8)]
    taken = take(write(tmp_path / "monthly.csv", rows))
    assert {fact.metric for fact in taken.of(CountFact)} == {"followers"}
    assert any("impressions" in note for note in taken.outline.notes)


def test_numbers_of_several_accounts_need_a_name(tmp_path):
    from dataclasses import replace

    from reachdesk.domain.errors import UserError
    from reachdesk.importers.base import Owner
    from reachdesk.importers.count_table import IMPORTER
    from reachdesk.importers.source import open_sources

    rows = [["account", "date", "followers"]]
    rows += [[account, f"2024-01-{n:02d}", n] for account in ("ana", "bo") for n in range(1, 20)]
    (source,), _refused = open_sources([write(tmp_path / "a.csv", rows)])
    with source:
        outline = IMPORTER.outline(source)
        with pytest.raises(UserError, match="2 accounts"):
            list(IMPORTER.read(source, outline))
        named = replace(outline, owner=Owner(Network.X, handle="Bo"))
        batches = list(IMPORTER.read(source, named))
    assert sum(len(batch.facts) for batch in batches) == 19
    assert sum(len(batch.skipped) for batch in batches) == 19


@pytest.mark.parametrize(
    ("name", "header", "metrics"),
    [
        ("klout_2011.csv", ["date", "value"], {"score:klout"}),
        ("mine.csv", ["day", "Klout Score", "PeerIndex"], {"score:klout", "score:peerindex"}),
        ("kred.csv", ["Datum", "score"], {"score:kred"}),
    ],
)
def test_scores_from_elsewhere(tmp_path, name, header, metrics):
    rows = [header, *[[f"2011-06-{n:02d}", *["45,25"] * (len(header) - 1)] for n in range(1, 5)]]
    taken = take(write(tmp_path / name, rows, separator=";"))
    assert taken.key == "score_series"
    assert {fact.metric for fact in taken.of(CountFact)} == metrics
    assert {fact.value for fact in taken.of(CountFact)} == {4525}


MENTIONS = ["ID", "Posted at", "Screen name", "Text"]


def test_mentions(tmp_path):
    rows = [
        MENTIONS,
        ["901", "2016-04-16 01:49:04 +0000", "Ana_B", "@mira thanks for the #ff"],
        ["902", "2016-04-17 01:49:04 +0000", "bo", "RT @mira: how we plan a roster in an hour"],
        ["903", "2016-04-18 01:49:04 +0000", "mira", "@mira talking to myself"],
        ["904", "no day", "bo", "hello @mira"],
    ]
    taken = take(write(tmp_path / "a.csv", rows))
    assert (taken.key, taken.outline.owner.handle) == ("mention_table", "mira")
    first, second = taken.of(ExchangeFact)
    assert (first.exchange_id, first.kind, first.person) == ("901", ExchangeKind.MENTION, "@ana_b")
    assert first.courtesy < 0.2
    assert (second.kind, second.courtesy) == (ExchangeKind.REPOST, 1.0)
    assert [skip.where for skip in taken.skipped] == ["row 4", "row 5"]
    assert people(taken)["@ana_b"].handle == "Ana_B"


def test_posts_that_address_nobody_in_common_are_no_mentions(tmp_path):
    rows = [
        MENTIONS,
        *[[str(n), "2016-04-16 01:49:04 +0000", f"p{n}", f"hello @q{n}"] for n in range(9)],
    ]
    assert "posts" in why_not(write(tmp_path / "favourites.csv", rows))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["score"], *[[str(n)] for n in range(40)]], "without dates"),
        ([["Name", "Company"], ["Ana Bo", "Acme"]], "without id or handle"),
        ([["Date", "Amount", "Currency"], ["2024-01-01", "12", "EUR"]], "--map"),
        ([["ID", "Name", "Price"], ["1001", "Chair", "12"], ["1002", "Desk", "50"]], "--map"),
        ([["tweet_id", "created_utc", "impressions"], ["13", "2024-01-01", "4"]], "posts"),
    ],
)
def test_what_nobody_can_tell_is_refused_with_what_helps(tmp_path, rows, said):
    assert said in why_not(write(tmp_path / "a.csv", rows))


def test_a_letter_is_not_a_table(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear all\n\nsee you on Monday\n", encoding="utf-8")
    assert why_not(path) == ""


def test_numbers_of_people_that_are_none_are_listed_and_the_people_taken(tmp_path):
    header = ("user_id", "screen_name", "location", "followers_count", "following_count")
    rows = [
        ("1001", "bo", "Leeds", "12abc", "7"),
        ("1002", "al", "Leeds", "N/A", "9"),
        ("1003", "cy", "Leeds", str(10**40), "-5"),
        ("1004", "di", "Leeds", "12", "1,070"),
    ]
    more = [(str(number), f"p{number}", "", "5", "6") for number in range(2000, 2020)]
    taken = take(write(tmp_path / "followers.csv", [header, *rows, *more]))
    assert (taken.read["followers"], taken.read["counts"]) == (24, 3)
    assert [(one.kind, one.where, one.why) for one in taken.skipped] == [
        ("counts", "row 2", "followers: no count, the rest of the row is read"),
        ("counts", "row 4", "followers: no count, the rest of the row is read"),
        ("counts", "row 4", "following: no count, the rest of the row is read"),
    ]
    found = people(taken)
    told = [(found[row[0]].followers, found[row[0]].following) for row in rows]
    assert told == [(None, 7), (None, 9), (None, None), (12, 1070)]
