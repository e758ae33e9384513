"""Adding, refreshing and removing sources, against a real server and real files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from orda_tui.store import Store
from tests.cli.conftest import Orda
from tests.factories import LONG, PAGE, QUOTED, rss
from tests.loopback import Loopback

FEED = rss(("Storm takes cranes", QUOTED), ("Ferry late again", LONG))


def titles(orda: Orda, *options: object) -> list[str]:
    return [row["title"] for row in json.loads(orda("list", "--json", *options).out)]


def test_a_feed_is_added_read_and_searched(orda: Orda) -> None:
    with Loopback() as server:
        added = orda("add", "--allow-private", server.add("/feed.xml", FEED))
    assert added.code == 0, added.err
    assert "Harbour Gazette" in added.out
    assert "2 articles" in added.out
    assert sorted(titles(orda)) == ["Ferry late again", "Storm takes cranes"]
    assert titles(orda, "cran") == ["Storm takes cranes"]
    assert orda("list", "--count").out.strip() == "2"


def test_key_statements_are_found_and_shown(orda: Orda) -> None:
    with Loopback() as server:
        orda("add", "--allow-private", server.add("/feed.xml", FEED))
    number = next(row["id"] for row in json.loads(orda("list", "--json").out) if row["statements"])
    shown = orda("show", number).out
    assert "Ilse Brandt" in shown
    assert "We lost two cranes and no people" in shown
    found = json.loads(orda("statements", "--json", "cranes").out)
    assert [one["statement"]["speaker"] for one in found] == ["Ilse Brandt"]
    assert "Ilse Brandt" in orda("speakers").out


def test_a_page_leads_to_its_feed(orda: Orda) -> None:
    head = '<html><head><link rel="alternate" type="application/rss+xml" href="/news.xml"></head><body>Hi</body></html>'
    with Loopback() as server:
        server.add("/news.xml", FEED)
        added = orda("add", "--allow-private", server.add("/", head.encode(), type="text/html"))
    assert added.code == 0, added.err
    assert "Harbour Gazette" in added.out


def test_several_feeds_are_offered_and_none_is_taken_unasked(orda: Orda) -> None:
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{n}.xml">' for n in ("news", "sport"))
    with Loopback() as server:
        server.add("/news.xml", FEED)
        server.add("/sport.xml", rss(("Regatta", LONG), title="Harbour Sport"))
        page = server.add("/", f"<html><head>{links}</head></html>".encode(), type="text/html")
        offered = orda("add", "--allow-private", page)
        assert offered.code == 4
        assert "Harbour Gazette" in offered.out
        assert "Harbour Sport" in offered.out
        assert json.loads(orda("sources", "--json").out) == []
        assert orda("add", "--allow-private", "--first", page).code == 0


def test_a_refresh_brings_only_what_is_new(orda: Orda) -> None:
    with Loopback() as server:
        url = server.add("/feed.xml", FEED, etag='"1"')
        orda("add", "--allow-private", url)
        assert "0 new articles" in orda("refresh").out
        assert server.seen[-1].headers["if-none-match"] == '"1"'
        server.add("/feed.xml", rss(("Storm takes cranes", QUOTED + "<p>More.</p>"), ("Fog", LONG)), etag='"2"')
        assert "1 new article, 1 updated" in orda("refresh").out
    assert len(titles(orda)) == 3, "what the feed no longer has is kept"


def test_a_failing_source_is_said_and_loses_nothing(orda: Orda) -> None:
    with Loopback() as server:
        url = server.add("/feed.xml", FEED)
        orda("add", "--allow-private", url)
        server.add("/feed.xml", b"", status=404)
        refreshed = orda("refresh")
    assert refreshed.code == 4
    assert "404" in refreshed.err
    assert len(titles(orda)) == 2
    assert "404" in orda("sources", "--verbose").out


def test_a_refresh_fails_only_where_all_it_visited_failed(orda: Orda) -> None:
    with Loopback() as server:
        for name in ("/good.xml", "/bad.xml"):
            orda("add", "--allow-private", server.add(name, rss(("Fog", LONG), title=name)))
        server.add("/bad.xml", b"", status=500)
        some = orda("refresh", "--quiet")
        assert (some.code, some.out) == (0, "")
        assert some.err.startswith("orda: /bad.xml: 500")
        assert orda("refresh", "/bad.xml").code == 4
        assert orda("refresh", "--due", "--quiet").code == 0, "nothing was due, so nothing failed"


@pytest.mark.parametrize(
    ("body", "content_type", "status", "words"),
    [
        (b"<html><body><p>No feed in sight</p></body></html>", "text/html", 200, "no feed|neither"),
        (b"", "text/html", 404, "404"),
        (b"", "application/rss+xml", 200, "empty|nothing"),
        (b"<rss><channel><title>Cut", "application/rss+xml", 200, ""),
    ],
)
def test_an_address_without_a_feed_is_one_sentence(
    orda: Orda, body: bytes, content_type: str, status: int, words: str
) -> None:
    with Loopback() as server:
        added = orda("add", "--allow-private", server.add("/x", body, type=content_type, status=status))
    if added.code == 0:  # what can be read of a broken feed is read
        assert b"Cut" in body
        return
    assert added.code == 4
    assert added.err.count("\n") == 1
    assert "Traceback" not in added.err
    assert any(word in added.err.lower() for word in words.split("|")), added.err
    assert json.loads(orda("sources", "--json").out) == []


def test_a_name_that_does_not_resolve_is_one_sentence(orda: Orda) -> None:
    added = orda("add", "https://no-such-host.invalid/feed")
    assert added.code == 4
    assert "no-such-host.invalid" in added.err
    assert added.err.count("\n") == 1


def test_ones_own_network_needs_to_be_allowed(orda: Orda) -> None:
    with Loopback() as server:
        added = orda("add", server.add("/feed.xml", FEED))
        assert not server.seen
    assert added.code == 4
    assert "--allow-private" in added.err


def test_a_misspelt_address_is_not_said_to_be_in_ones_own_network(orda: Orda) -> None:
    added = orda("add", "http://-x-/feed")
    assert added.code == 4
    assert "no valid host name" in added.err
    assert "--allow-private" not in added.err


def test_a_folder_is_read_and_followed(orda: Orda, tmp_path: Path) -> None:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "feed.xml").write_bytes(FEED)
    (folder / "storm.html").write_text(PAGE)
    (folder / "notes.md").write_text("# Market notes\n\nFish is **cheap** today.\n")
    (folder / "plain.txt").write_text("Plain news\n\nNothing much happened in the harbour today.\n")
    assert orda("add", folder).code == 0
    assert sorted(titles(orda)) == [
        "Ferry late again",
        "Market notes",
        "Plain news",
        "Storm takes cranes",
        "Storm takes two cranes",
    ]
    (folder / "notes.md").write_text("# Market notes, corrected\n\nFish is dear today, after all.\n")
    (folder / "plain.txt").unlink()
    assert "0 new articles, 1 updated" in orda("refresh").out
    assert "Market notes, corrected" in titles(orda)
    assert "Plain news" in titles(orda), "a vanished file loses nothing"


@pytest.mark.parametrize("what", ["missing.xml", "empty.xml", "empty-folder", "empty.txt", "program"])
def test_a_path_without_anything_readable_is_one_sentence(orda: Orda, tmp_path: Path, what: str) -> None:
    (tmp_path / "empty-folder").mkdir()
    (tmp_path / "empty.xml").touch()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "program").write_bytes(b"\x7fELF\x02\x01\x00\x00 words among bytes \x00\x00" * 20)
    added = orda("add", str(tmp_path / what))
    assert added.code == 4
    assert added.err.count("\n") == 1
    assert json.loads(orda("sources", "--json").out) == []


@pytest.mark.parametrize("name", ["~nobody-of-that-name/x", "/" + "x" * 300, "a\0b.txt"])
@pytest.mark.parametrize("command", [["add"], ["add", "--from"], ["import"], ["restore"], ["backup"], ["export"]])
def test_a_name_that_no_file_can_have_is_said(orda: Orda, command: list[str], name: str) -> None:
    said = orda(*command, name)
    assert said.code in (2, 3, 4)
    assert "inside the program" not in said.err
    assert said.err.count("\n") == 1


def test_an_address_may_be_longer_than_a_name_of_a_file(orda: Orda) -> None:
    assert "inside the program" not in orda("add", "127.0.0.1:1/" + "x" * 300).err


def test_numbers_may_be_as_large_as_they_like(orda: Orda) -> None:
    assert orda("log", "--lines", "9" * 25).code == 0
    assert orda("statements", "--since", "9" * 25 + "w").code == 2
    assert orda("statements", "--since", "²w").code == 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["show", "abc"],
            "orda show: Argument article: abc is no whole number. `orda show --help` tells how it goes.\n",
        ),
        (
            ["list", "--limit", "-3"],
            "orda list: Argument --limit: -3 is no whole number. `orda list --help` tells how it goes.\n",
        ),
        (
            ["log", "--lines=-3"],
            "orda log: Argument --lines: -3 is no whole number. `orda log --help` tells how it goes.\n",
        ),
        (["nosuch", "x"], "orda: There is no command nosuch. `orda --help` tells how it goes.\n"),
        (
            ["remove"],
            "orda remove: The following arguments are required: source. `orda remove --help` tells how it goes.\n",
        ),
    ],
)
def test_a_command_that_makes_no_sense_is_one_sentence(
    orda: Orda, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        orda(*words)
    assert capsys.readouterr().err == sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["list"], "Nothing here. `orda refresh` fetches news"),
        (["list", "zebra"], "No article fits."),
        (["statements", "zebra"], "No statement fits."),
        (["speakers"], "Nobody is quoted in the library yet."),
        (["speakers", "zebra"], "Nobody of that name is quoted."),
        (["kept"], "Nothing is kept"),
        (["kept", "--markdown", "zebra"], "No kept statement fits."),
        (["catalogue", "zebra"], "Nothing in the catalogue fits these words."),
        (["sources"], "No sources yet."),
    ],
)
def test_an_empty_answer_is_told_to_a_person_and_not_to_a_program(
    orda: Orda, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    assert (orda(*words).out, orda(*words).err) == ("", "")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    told = orda(*words)
    assert (told.code, told.out) == (0, "")
    assert told.err.startswith(sentence)


def test_a_removed_source_comes_back_by_undo(orda: Orda, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_bytes(FEED)
    orda("add", tmp_path / "feed.xml")
    number = json.loads(orda("sources", "--json").out)[0]["id"]
    assert orda("remove", number).code == 0
    assert titles(orda) == []
    assert orda("undo").code == 0
    assert len(titles(orda)) == 2


def test_the_edition_comes_goes_and_comes_back(orda: Orda) -> None:
    assert orda("edition").code == 0
    before = titles(orda, "--limit", 0)
    assert len(before) >= 12
    orda("remove", json.loads(orda("sources", "--json").out)[0]["id"])
    assert titles(orda) == []
    assert orda("edition").code == 0
    assert titles(orda, "--limit", 0) == before


def test_lists_of_subscriptions(orda: Orda, tmp_path: Path) -> None:
    (tmp_path / "list").write_text(
        "https://one.example/feed\n# no\nhttps://two.example/feed\nhttps://one.example/feed\n"
    )
    assert "2 sources to add" in orda("import", "--yes", tmp_path / "list").out
    exported = tmp_path / "out.opml"
    assert orda("export", exported).code == 0
    assert b"https://two.example/feed" in exported.read_bytes()
    planned = orda("import", exported)
    assert "2 known already" in planned.out
    (tmp_path / "urls").write_text('https://three.example/feed news far "~Third"\nexec:rm -rf /\n')
    unasked = orda("import", tmp_path / "urls")
    assert unasked.code == 2
    assert "exec" in unasked.err
    assert "line 1: https://three.example/feed: its first tag is its folder; not taken: far" in unasked.err
    assert "1 source to add, 0 known already, 1 skipped, 1 line not taken whole." in unasked.out
    assert len(json.loads(orda("sources", "--json").out)) == 2
    assert orda("import", "--yes", tmp_path / "urls").code == 0
    assert len(json.loads(orda("sources", "--json").out)) == 3


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("source", 1, "--selector", "div[["), "div[[ is no CSS selector"),
        (("source", 1, "--every", 10**9), "at most 525,600 minutes"),
        (("read", 1, "--selector", "::"), ":: is no CSS selector"),
        (("add", "  "), "Say what to add"),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(orda: Orda, words: tuple[object, ...], told: str) -> None:
    orda("edition")
    said = orda(*words)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert told in said.err
    assert "Taken back: added" in orda("undo").out, "nothing was changed since"


def test_a_password_that_led_nowhere_is_not_said_to_be_kept(orda: Orda) -> None:
    added = orda("add", "http://ann:secret@127.0.0.1:9/feed")
    assert "It is kept" not in added.err
    assert orda("secret").out == ""


def test_a_list_of_addresses_is_subscribed_to_without_a_visit(orda: Orda, tmp_path: Path) -> None:
    with Loopback() as server:
        address = server.add("/news.xml", FEED)
        rows = ["# mine", f"{address} My gazette", "https://one.example/feed", address, "nothing at all"]
        (tmp_path / "urls").write_text("\n".join([*rows, ""]))
        added = orda("add", "--allow-private", "--folder", "New", "--from", tmp_path / "urls")
        assert server.seen == []
        assert added.code == 0
        assert "2 sources added, 0 known already, 1 skipped, 1 line not taken whole." in added.out
        assert "line 5: nothing at all: " in added.err
        assert f"line 4: {address}: stands in line 2 already, and stays in New\n" in added.err
        assert orda("refresh", "My gazette").code == 0
    sources = [(row["name"], row["folder"], row["articles"]) for row in json.loads(orda("sources", "--json").out)]
    assert sources == [("My gazette", "New", 2), ("", "New", 0)]
    assert "2 sources" in orda("undo").out
    assert json.loads(orda("sources", "--json").out) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "nofile.xml"), "There is no file or folder"),
        (("add", "nofile.OPML"), "There is no file or folder"),
        (("add", "list.opml"), "is a list of subscriptions and no source itself. Import it"),
        (("add", "urls"), "is a list of subscriptions and no source itself. Import it"),
        (("add", "--from", "list.opml"), "`orda import` takes OPML"),
        (("add", "--from", "."), "is a folder. Import the list in it, or add the folder"),
        (("add", "--from", "none"), "cannot be read"),
        (("add", "--from", "urls", "--name", "x"), "the name of a source follows it"),
        (("import", "."), "is a folder. Import the list in it, or add the folder"),
        (("import", "none"), "cannot be read"),
    ],
)
def test_a_file_that_is_none_or_another_is_one_helpful_sentence(
    orda: Orda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.opml").write_text('<?xml version="1.0"?><opml><body/></opml>')
    (tmp_path / "urls").write_text("https://one.example/feed\n")
    said = orda(*words)
    assert said.code in (2, 4)
    assert said.err.count("\n") == 1
    assert told in said.err
    assert json.loads(orda("sources", "--json").out) == []


def test_a_data_folder_that_cannot_be_made_is_one_sentence(orda: Orda, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for command in (("list",), ("edition",), ("add", "https://one.example")):
        said = orda("--data-dir", tmp_path / "file" / "deep", *command)
        assert said.code == 3
        assert "--data-dir" in said.err
        assert said.err.count("\n") == 1


def test_an_unknown_article_or_source_is_one_sentence(orda: Orda) -> None:
    for argv in (("show", 7), ("remove", "nobody"), ("refresh", "nobody")):
        said = orda(*argv)
        assert said.code == 5
        assert said.err.count("\n") == 1


def test_all_sources_are_edited_as_one_text(orda: Orda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "list").write_text("https://one.example/feed\nhttps://two.example/feed\n")
    orda("import", "--yes", tmp_path / "list")
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "[News]\\nhttps://two.example/feed  Second\\n/tmp\\n" > "$1"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("VISUAL", str(editor))
    edited = orda("sources", "edit")
    assert edited.code == 0, edited.err
    rows = json.loads(orda("sources", "--json").out)
    assert [(row["address"], row["name"], row["folder"], row["kind"]) for row in rows] == [
        ("https://two.example/feed", "Second", "News", "feed"),
        ("/tmp", "", "News", "path"),
    ]
    meanwhile = f"{sys.executable} -m orda_tui import --yes {tmp_path / 'more'}"
    (tmp_path / "more").write_text("https://three.example/feed\n")
    editor.write_text(f"#!/bin/sh\n{meanwhile}\n")
    assert "Nothing was changed" in orda("sources", "edit").out
    editor.write_text(f'#!/bin/sh\n{meanwhile.replace("more", "most")}\nsed -i "s/Second/2nd/" "$1"\n')
    (tmp_path / "most").write_text("https://four.example/feed\n")
    assert "1 renamed. `orda undo` takes it back." in orda("sources", "edit").out
    assert len(json.loads(orda("sources", "--json").out)) == 4, "what came meanwhile stays"
    editor.write_text(f'#!/bin/sh\n{sys.executable} -m orda_tui remove four.example\necho "# more" >> "$1"\n')
    assert "Nothing was changed" in orda("sources", "edit").out
    assert len(json.loads(orda("sources", "--json").out)) == 3, "what went meanwhile stays away"
    editor.write_text('#!/bin/sh\necho nonsense > "$1"\n')
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    refused = orda("sources", "edit")
    assert refused.code == 2
    assert "Line 1" in refused.err
    assert len(json.loads(orda("sources", "--json").out)) == 3
    (kept,) = tmp_path.glob("orda-sources-*")
    assert str(kept) in refused.err
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        editor.write_text('#!/bin/sh\necho "https://five.example/feed" > "$1"\n')
        return "y"

    monkeypatch.setattr("orda_tui.cli.changing.ask", answer)
    assert "1 added, 3 removed." in orda("sources", "edit").out
    assert len(asked) == 1


def test_a_proxy_of_the_settings_is_used(orda: Orda, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir(mode=0o700)
    with Loopback() as proxy:
        proxy.add("/feed.xml", FEED)  # asked as a proxy, it answers for any host by the path
        (tmp_path / "config" / "config.toml").write_text(f'[network]\nproxy = "{proxy.url("/")}"\n')
        added = orda("add", "http://news.example/feed.xml")
        assert proxy.seen, added.err


def test_a_speaker_is_found_by_a_part_of_the_name(orda: Orda) -> None:
    with Loopback() as server:
        orda("add", "--allow-private", server.add("/feed.xml", FEED))
    assert "two cranes" in orda("statements", "--speaker", "brandt").out
    nobody = orda("statements", "--speaker", "nobody")
    assert nobody.code == 5
    assert "speakers" in nobody.err


def test_a_kept_statement_of_an_undated_page_gets_no_date(orda: Orda, tmp_path: Path) -> None:
    (tmp_path / "storm.html").write_text(PAGE)
    orda("add", tmp_path / "storm.html")
    with Store.open(tmp_path / "data") as store:
        store.kept.keep(1, store.statements.of(1)[0], 1_790_000_000)
    printed = orda("kept", "--markdown").out
    assert "We lost two cranes" in printed
    assert "2026" not in printed
    assert "19" not in printed, "and least of all one of 1970"
    assert "1970" not in orda("kept").out


SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/storm</loc><news:news>
<news:publication><news:name>Harbour Gazette</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-11-23</news:publication_date><news:title>Storm over the piers</news:title></news:news></url>
</urlset>"""
INDEX = """<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{}</loc>
</sitemap></sitemapindex>"""


def test_a_site_without_a_feed_is_read_by_the_news_sitemap_its_robots_name(orda: Orda) -> None:
    with Loopback() as server:
        news = server.add("/deep/news.xml", SITEMAP.encode(), type="application/xml")
        index = server.add("/deep/index.xml", INDEX.format(news).encode(), type="application/xml")
        server.add("/robots.txt", f"User-agent: *\nSitemap: {index}\n".encode(), type="text/plain")
        page = server.add("/", b"<html><body><p>No feed in sight</p></body></html>", type="text/html")
        added = orda("add", "--allow-private", page)
        assert added.code == 0, added.err
        assert titles(orda) == ["Storm over the piers"]
        assert orda("add", "--allow-private", index).code == 0, "the index itself leads there, too"
