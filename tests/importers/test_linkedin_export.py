"""LinkedIn's export: old and new tables, whole and single, and what is wrong in them."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from reachdesk.domain.errors import UserError
from reachdesk.domain.records import AccountFact, Direction, ExchangeKind, PostKind, Precision
from reachdesk.importers import tables
from reachdesk.importers.linkedin_export import IMPORTER
from reachdesk.importers.source import open_sources
from tests.importers.gathering import gather, recognised, write_csv, write_utf16, zipped

NOTES = (
    "Notes:\n"
    '"When exporting your data, some addresses may be missing, see'
    ' https://www.linkedin.com/help"\n\n'
)
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "https://www.linkedin.com/in/Ana-Prado-1"
SHARES = ("Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility")
MESSAGES = [
    "CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO",
    "RECIPIENT PROFILE URLS", "DATE", "SUBJECT", "CONTENT", "FOLDER",
]  # fmt: skip
BO = "https://www.linkedin.com/in/bo-li"
OWNER = "https://www.linkedin.com/in/ines-c"


def ms(*when: int) -> int:
    return round(dt.datetime(*when, tzinfo=dt.UTC).timestamp()) * 1000


def urn(moment: int, kind: str = "share") -> str:
    return f"https://www.linkedin.com/feed/update/urn%3Ali%3A{kind}%3A{moment << 22 | 5}"


def message(conversation, sender, receiver, when, text):
    return [conversation, "", *sender, *receiver, when, "", text, "INBOX"]


def write(path, text: str):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


class TestConnections:
    @pytest.mark.parametrize(
        "written", ["08 Feb 2026", "8-Feb-26", "2/8/26, 6:14 PM", "2026-02-08", "8 fev. 2026"]
    )
    def test_header_is_searched_for_and_dates_read(self, tmp_path, written):
        rows = f'Ana,Prado,{ANA},ana@example.com,Foam Ltd,Editor,"{written}"\n'
        for start in ("", NOTES, "Notes:\n\n"):
            path = write(tmp_path / "list.csv", start + CONNECTIONS + rows)
            found = gather(IMPORTER, path)
            (person,) = found.people.values()
            assert person[:4] == ("@ana-prado-1", "ana-prado-1", "Ana Prado", "Editor at Foam Ltd")
            (since,) = found.snapshot("follower").values()
            assert since // 86_400_000 * 86_400_000 == ms(2026, 2, 8)
            assert found.snapshot("following") == found.snapshot("follower")
            assert found.read == {"followers": 1, "following": 1}

    def test_no_address_of_e_mail_is_kept(self, tmp_path):
        rows = f"Ana,Prado,{ANA},ana@example.com,,,08 Feb 2026\n"
        found = gather(IMPORTER, write(tmp_path / "Connections.csv", NOTES + CONNECTIONS + rows))
        assert "example.com" not in repr(found.facts)

    def test_without_addresses_two_of_one_name_are_two(self, tmp_path):
        header = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
        rows = 'Bo,Li,,Foam,,"1/8/18, 6:14 PM"\nBo,Li,,Soap,,"1/9/18, 6:14 PM"\n'
        found = gather(IMPORTER, write(tmp_path / "Connections.csv", header + rows))
        assert list(found.people) == ["name:bo_li", "name:bo_li:2"]
        assert list(found.snapshot("follower").values()) == [
            ms(2018, 1, 8, 18, 14),
            ms(2018, 1, 9, 18, 14),
        ]

    def test_rows_without_anybody_and_twice_are_listed(self, tmp_path):
        rows = f",,,,,,08 Feb 2026\nAna,Prado,{ANA},,NA,NA,soon\nAna,P.,{ANA}/,,,,08 Feb 2026\n"
        found = gather(IMPORTER, write(tmp_path / "Connections.csv", NOTES + CONNECTIONS + rows))
        assert [entry.where for entry in found.skipped] == [
            "Connections.csv row 5",
            "Connections.csv row 7",
        ]
        (person,) = found.people.values()
        assert person.bio is None
        assert found.snapshot("follower") == {"@ana-prado-1": None}


class TestPosts:
    def test_shares_take_time_from_the_id_and_lose_stray_quotes(self, tmp_path):
        moment = ms(2025, 7, 1, 14, 33, 22) + 345
        text = 'Rosters" \n  #shifts"\n""\n"See https://example.org'.replace('" \n  ', '"\n"')
        rows = [("2025-07-01 14:33:22", urn(moment), text, "", "https://media", "PUBLIC")]
        (post,) = gather(IMPORTER, write_csv(tmp_path / "s.csv", SHARES, rows)).posts
        assert post.post_id == str(moment << 22 | 5)
        assert (post.created_ms, post.precision) == (moment, Precision.MILLISECOND)
        assert post.text == "Rosters\n#shifts\n\nSee https://example.org"
        assert (post.kind, post.links, post.hashtags, post.media) == (PostKind.ORIGINAL, 1, 1, 1)

    def test_quotes_that_belong_to_the_text_stay(self, tmp_path):
        text = 'She said "no"\n"No" again\nand left'
        rows = [("2025-07-01 14:33:22", urn(ms(2025, 7, 1)), text, "", "", "")]
        (post,) = gather(IMPORTER, write_csv(tmp_path / "s.csv", SHARES, rows)).posts
        assert post.text == text

    def test_utf16_with_tabs_of_2018(self, tmp_path):
        header = (
            "Date\tShare Title\tShare Description\tShare Link\tShare Commentary\tShared URL\t"
            "Media URL\tType\tVisibility\r\n"
        )
        link = "https://www.linkedin.com/feed/update/urn:li:activity:123"
        row = f'2017/06/08 08:15:44 UTC\t\t\t{link}\t"caf\u00e9, \u00fc; more"\thttps://e.org\t\t\t\r\n'
        (post,) = gather(IMPORTER, write_utf16(tmp_path / "Shares.csv", header + row)).posts
        assert (post.post_id, post.text, post.links) == ("123", "caf\u00e9, \u00fc; more", 1)
        assert (post.created_ms, post.precision) == (ms(2017, 6, 8, 8, 15, 44), Precision.SECOND)

    def test_groups_twice_and_rows_without_link_or_date(self, tmp_path):
        moment = ms(2025, 7, 1)
        number = moment << 22
        group = f"https://www.linkedin.com/feed/update/urn%3Ali%3AgroupPost%3A4780-{number}"
        rows = [
            ("2025-07-01 00:00:00", group, "Hello", "", "", ""),
            ("2025-07-01 00:00:00", group, "Hello", "", "", ""),
            ("2025-07-01 00:00:00", "", "Hello", "", "", ""),
            ("someday", urn(moment), "Hello", "", "", ""),
        ]
        found = gather(IMPORTER, write_csv(tmp_path / "s.csv", SHARES, rows))
        assert [post.post_id for post in found.posts] == [str(number)]
        assert (found.read["posts"], found.left_out) == (4, 3)

    def test_comments_escape_quotes_by_backslash(self, tmp_path):
        link = urn(ms(2025, 1, 1), "activity")
        text = (
            "Date,Link,Message\n"
            f'2025-01-02 10:00:00,{link},"Say \\"yes\\", or\n\\"no\\" then"\n'
            f"2025-01-02 10:00:00,{link},Fine\n"
        )
        found = gather(IMPORTER, write(tmp_path / "c.csv", text))
        first, second = found.posts
        assert first.text == 'Say "yes", or\n"no" then'
        assert first.kind == second.kind == PostKind.REPLY
        assert first.reply_to_post == str(ms(2025, 1, 1) << 22 | 5)
        assert second.post_id == f"{first.post_id}:2"

    def test_comments_that_double_quotes_are_read_as_well(self, tmp_path):
        rows = [("2025-01-02 10:00:00", urn(ms(2025, 1, 1)), 'Say "yes" or "no" in C:\\new')]
        (post,) = gather(
            IMPORTER, write_csv(tmp_path / "c.csv", ("Date", "Link", "Message"), rows)
        ).posts
        assert post.text == 'Say "yes" or "no" in C:\\new'

    def test_a_comment_that_begins_with_a_connection_answers_them(self, tmp_path):
        folder = tmp_path / "export"
        write(folder / "Connections.csv", CONNECTIONS + f"Ana,Prado,{ANA},,,,08 Feb 2026\n")
        rows = [
            ("2025-01-02 10:00:00", urn(ms(2025, 1, 1)), "Ana Prado yes indeed"),
            ("2025-01-02 11:00:00", urn(ms(2025, 1, 1)), "Analog Prado no"),
        ]
        write_csv(folder / "Comments.csv", ("Date", "Link", "Message"), rows)
        found = gather(IMPORTER, folder)
        assert [post.reply_to_person for post in found.posts] == ["@ana-prado-1", None]

    def test_plain_reposts(self, tmp_path):
        rows = [("2025-01-02 10:00:00", urn(ms(2025, 1, 1), "activity"))]
        (post,) = gather(IMPORTER, write_csv(tmp_path / "r.csv", ("Date", "Link"), rows)).posts
        assert post.kind == PostKind.REPOST
        assert post.created_ms == ms(2025, 1, 2, 10)


class TestExchanges:
    def export(self, folder):
        profile = ("First Name", "Last Name", "Headline", "Summary", "Geo Location", "Address")
        about = ("In\u00e9s", "Calloway", "Rosters", "", "Leeds, United Kingdom", "1 Street")
        write_csv(folder / "Profile.csv", profile, [about])
        roster = "Is the roster of March ready for all of us?"
        both = f"{ANA},{BO}"
        messages = [
            message("c1", ("Ana Prado", ANA), ("Ines", OWNER), "2024-03-01 10:00:00 UTC", roster),
            message(
                "c1", ("Ines", OWNER), ("Ana Prado", ANA), "2024-03-01 10:05:00 UTC", "Thanks!"
            ),
            message("c2", ("Bo Li", BO), ("Ines", OWNER), "2024-03-02 10:00:00 UTC", ""),
            message("c3", ("Ines", OWNER), ("Ana, Bo", both), "2024-03-03 10:00:00 UTC", "All"),
            message("c2", ("LinkedIn Member", ""), ("Ines", OWNER), "", "Gone"),
        ]
        write_csv(folder / "messages.csv", MESSAGES, messages)
        invitations = ["From", "To", "Sent At", "Message", "Direction"]
        fair = "We met at the fair about staffing plans"
        write_csv(
            folder / "Invitations.csv",
            [*invitations, "inviterProfileUrl", "inviteeProfileUrl"],
            [
                ("Ines", "Ana Prado", "6/14/24, 5:57 AM", "", "OUTGOING", OWNER, ANA),
                ("Bo Li", "Ines", "6/15/24, 5:57 PM", fair, "INCOMING", BO, OWNER),
                ("Bo Li", "Ines", "6/15/24, 5:57 PM", "", "SIDEWAYS", "", ""),
            ],
        )
        endorser = ["Endorser First Name", "Endorser Last Name", "Endorser Public Url"]
        given = ("2024/02/24 14:03:38 UTC", "Plans", "Ana", "Prado", ANA[8:], "ACCEPTED")
        write_csv(
            folder / "Endorsement_Received_Info.csv",
            ["Endorsement Date", "Skill Name", *endorser, "Endorsement Status"],
            [given],
        )
        write_csv(folder / "Votes.csv", ("Date", "Link", "OptionText"), [])
        return folder

    def test_who_and_when_but_never_the_text(self, tmp_path):
        found = gather(IMPORTER, zipped(self.export(tmp_path / "e"), tmp_path / "export.zip"))
        assert found.outline.owner.handle == "ines-c"
        assert found.outline.owner.name == "In\u00e9s Calloway"
        assert found.outline.ignored == ("Votes.csv",)
        messages = [each for each in found.exchanges if each.kind == ExchangeKind.MESSAGE]
        assert [(each.direction, each.person, each.at_ms) for each in messages] == [
            (Direction.IN, "@ana-prado-1", ms(2024, 3, 1, 10)),
            (Direction.OUT, "@ana-prado-1", ms(2024, 3, 1, 10, 5)),
            (Direction.IN, "@bo-li", ms(2024, 3, 2, 10)),
            (Direction.OUT, "@ana-prado-1", ms(2024, 6, 14, 5, 57)),
            (Direction.IN, "@bo-li", ms(2024, 6, 15, 17, 57)),
        ]
        weights = [each.courtesy for each in messages]
        assert weights == [1.0, pytest.approx(0.1), None, 0.1, 1.0]
        assert {each.text for each in found.exchanges} == {None}
        for word in ("roster of March", "staffing", "Gone", "1 Street"):
            assert word not in repr(found.facts)
        assert (found.read["messages"], found.left_out) == (8, 3)
        assert len({each.exchange_id for each in found.exchanges}) == len(found.exchanges)

    def test_endorsements_and_profile(self, tmp_path):
        found = gather(IMPORTER, self.export(tmp_path / "e"))
        (like,) = [each for each in found.exchanges if each.kind == ExchangeKind.LIKE]
        assert (like.direction, like.person) == (Direction.IN, "@ana-prado-1")
        (profile,) = found.of(AccountFact)
        assert (profile.name, profile.bio, profile.place) == (
            "In\u00e9s Calloway", "Rosters", "Leeds, United Kingdom",
        )  # fmt: skip
        assert len(found.notes + list(found.outline.notes)) == 0

    def test_names_without_address_lead_to_the_connection(self, tmp_path):
        folder = tmp_path / "e"
        write(folder / "Connections.csv", NOTES + CONNECTIONS + f"Ana,Prado,{ANA},,,,08 Feb 2026\n")
        write_csv(
            folder / "Invitations.csv",
            ("From", "To", "Sent At", "Message", "Direction"),
            [
                ("Ines", "ana  prado", "6/14/24, 5:57 AM", "", "OUTGOING"),
                ("Ed Roe", "Ines", "6/14/24, 5:57 AM", "", "INCOMING"),
            ],
        )
        found = gather(IMPORTER, folder)
        assert [each.person for each in found.exchanges] == ["@ana-prado-1", "name:ed_roe"]

    def test_messages_of_2018_state_their_direction(self, tmp_path):
        header = ("From", "To", "Date", "Subject", "Content", "Direction", "Folder")
        rows = [("Ana Prado", "Ines", "1/8/18, 6:14 PM", "", "Hi", "INCOMING", "INBOX")]
        (each,) = gather(IMPORTER, write_csv(tmp_path / "m.csv", header, rows)).exchanges
        assert (each.direction, each.person) == (Direction.IN, "name:ana_prado")

    def test_messages_whose_owner_is_not_to_tell_are_listed(self, tmp_path):
        rows = [("c1", "", "Ana", ANA, "Ines", OWNER, "2024-03-01 10:00:00 UTC", "", "Hi", "")]
        found = gather(IMPORTER, write_csv(tmp_path / "m.csv", MESSAGES, rows))
        assert (len(found.exchanges), found.left_out) == (0, 1)

    def test_reactions_are_counted_by_day(self, tmp_path):
        link = urn(ms(2024, 1, 1), "ugcPost")
        rows = [
            ("2024-06-17 06:01:43", "LIKE", link),
            ("2024-06-17 23:59:59", "PRAISE", link),
            ("2024-06-18 00:00:00", "EMPATHY", link),
            ("never", "LIKE", link),
        ]
        found = gather(IMPORTER, write_csv(tmp_path / "r.csv", ("Date", "Type", "Link"), rows))
        assert found.counts == {
            ("reactions_given_day", ms(2024, 6, 17)): 2,
            ("reactions_given_day", ms(2024, 6, 18)): 1,
        }
        assert (found.read["counts"], found.left_out) == (4, 1)


class TestWhatItIs:
    def test_the_quick_export_says_so_and_the_name_dates_it(self, tmp_path):
        folder = tmp_path / "e"
        write(folder / "Connections.csv", NOTES + CONNECTIONS)
        write_csv(folder / "Profile.csv", ("First Name", "Last Name", "Headline"), [("A", "B", "")])
        path = zipped(folder, tmp_path / "Basic_LinkedInDataExport_02-08-2026.zip")
        found = gather(IMPORTER, path)
        assert found.outline.as_of_ms == ms(2026, 2, 8)
        assert len(found.outline.notes) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "Date,Link\n2024-01-01,https://example.org/post\n",
            "Date,Type,Link\n2024-01-01,sale,https://example.org\n",
            "name,place\nAna,Leeds\n",
            "Date,Impressions,Engagements\n",
            "",
        ],
    )
    def test_other_tables_are_not_linkedins(self, tmp_path, text):
        assert not recognised(IMPORTER, write(tmp_path / "Connections.csv", text or "\n"))

    def test_a_table_of_nobody_is_refused_with_a_reason(self, tmp_path):
        path = write(
            tmp_path / "a.csv", "Organization,Followed On\nFoam,Tue Jun 18 12:03:31 UTC 2024\n"
        )
        (source,), _refused = open_sources([path])
        with source:
            assert IMPORTER.recognise(source)
            with pytest.raises(UserError, match="says nothing of posts or people"):
                IMPORTER.outline(source)

    def test_hostile_cells_are_listed_and_nothing_else_is_lost(self, tmp_path):
        huge = "x" * (tables.MAX_CELL + 10)
        wide = ",".join(["y"] * (tables.MAX_COLUMNS + 1))
        rows = (
            f'=CMD("calc"),Prado,{ANA},,,,08 Feb 2026\n{huge},B,,,,,08 Feb 2026\n{wide}\n'
            "Bo,Li,https://www.linkedin.com/in/bo-li,,,,08 Feb 2026\n"
        )
        found = gather(IMPORTER, write(tmp_path / "c.csv", CONNECTIONS + rows))
        assert set(found.people) == {"@ana-prado-1", "@bo-li"}
        assert (found.read["followers"], found.left_out) == (4, 2)


def rows_of(path, **options) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text), **options))


class TestRealFiles:
    def test_connections_agree_with_a_plain_count(self, samples):
        (resaved,) = samples.glob("linkedin/*20*/Connections.csv")
        plain = rows_of(resaved)
        addresses = {row["URL"].lower() for row in plain}
        for path in (resaved, samples / "linkedin/derived_raw_shape/Connections.csv"):
            found = gather(IMPORTER, path)
            assert found.read["followers"] == len(plain) == 3130
            assert len(found.people) == len(addresses)
            assert found.left_out == len(plain) - len(addresses)
            days = sorted(found.snapshot("follower").values())
            written = [
                dt.datetime.strptime(row["Connected On"], "%d-%b-%y").replace(tzinfo=dt.UTC)
                for row in plain
            ]
            assert days[0] == round(min(written).timestamp()) * 1000
            assert days[-1] == round(max(written).timestamp()) * 1000
            said = sum(row["Position"].strip() not in ("", "NA") for row in plain)
            assert sum(" at " in (each.bio or "") for each in found.people.values()) > said * 0.9

    def test_shares_and_comments_agree_with_a_plain_count(self, samples):
        for path in samples.glob("linkedin/*/Shares.csv"):
            plain = rows_of(path)
            found = gather(IMPORTER, path)
            assert found.read["posts"] == len(plain)
            assert len(found.posts) == len({row["ShareLink"] for row in plain})
            assert all(post.precision == Precision.MILLISECOND for post in found.posts)
            assert not any('"\n"' in (post.text or "") for post in found.posts)
        (path,) = samples.glob("linkedin/*/Comments.csv")
        plain = rows_of(path, escapechar="\\", doublequote=False)
        found = gather(IMPORTER, path)
        assert (found.read["posts"], len(found.posts), found.left_out) == (323, 323, 0)
        assert sorted(post.text or "" for post in found.posts) == sorted(
            row["Message"].strip() for row in plain
        )

    def test_reactions_agree_with_a_plain_count(self, samples):
        (path,) = samples.glob("linkedin/*/Reactions.csv")
        found = gather(IMPORTER, path)
        assert sum(found.counts.values()) == len(rows_of(path)) == 923
