"""Articles: what sources said, whole. The source's own text and that of the page are both kept; one is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from orda_tui.errors import NotFound
from orda_tui.model.article import Article, NewArticle
from orda_tui.model.changes import Known
from orda_tui.model.statement import Statement
from orda_tui.store.clean import clean_article, fitting, whole
from orda_tui.store.plumbing import Database, Row
from orda_tui.store.search import indexed
from orda_tui.store.statements import Stated, Statements, strongest
from orda_tui.store.texts import from_text, to_text
from orda_tui.text.neutral import one_line

_ROW = (
    "id, feed, key, url, title, source, at, first_seen, published, updated, date_only, lang, words, access, digest, "
    "rules_version, statements, strongest, speaker"
)
_INSERT = f"INSERT INTO articles ({_ROW}) VALUES ({', '.join('?' * 19)})"
_WORDS = "INSERT OR REPLACE INTO article_words (rowid, title, body) VALUES (?, ?, ?)"
_GET = """
    SELECT a.feed, a.key, a.title, a.at, a.first_seen, coalesce(nullif(f.name, ''), nullif(f.title, ''), f.address),
           a.url, a.published, a.updated, a.date_only, a.words, a.page_note, a.rules_version, p.json IS NOT NULL,
           a.shows_page, CASE a.shows_page WHEN 1 THEN p.json ELSE o.json END
    FROM articles a JOIN feeds f ON f.id = a.feed
    JOIN own_texts o ON o.article = a.id LEFT JOIN page_texts p ON p.article = a.id
    WHERE a.id = ?
"""


class Articles:
    """Stored articles. Nothing here ever touches what the reader did with them."""

    def __init__(self, db: Database, statements: Statements) -> None:
        self._db = db
        self._statements = statements

    def known(self, feed: int) -> list[Known]:
        """What is known of a source's articles: enough to decide what a new answer changes. Those that retention let
        go of are known as well, under negative numbers, so that their source does not bring them back."""
        return [
            Known(*row)
            for row in self._db.rows(
                "SELECT id, key, url, digest FROM articles WHERE feed = ?1 "
                "UNION ALL SELECT -id, key, url, digest FROM departed WHERE feed = ?1",
                feed,
            )
        ]

    def insert(self, feed: int, articles: Sequence[NewArticle], now: int, *, rules_version: int = 0) -> list[int]:
        """Store new articles, in the order of their document (the first is the newest where times are equal); their
        ids in the same order. A key that is known gives the id it has. NotFound where there is no such source."""
        now = whole(now) or 0
        clean = [clean_article(article) for article in articles]
        with self._db.transaction():
            address = self._db.value("SELECT address FROM feeds WHERE id = ?", feed)
            if address is None:
                raise NotFound(f"There is no source {feed} any more; its articles were not stored.")
            ids = dict(self._ids(feed, [article.key for article in clean]))
            number = int(self._db.value("SELECT seq FROM sqlite_sequence WHERE name = 'articles'", default=0))
            fresh: list[tuple[int, NewArticle]] = []
            for article in clean:
                if article.key not in ids:
                    number += 1
                    ids[article.key] = number
                    fresh.append((number, article))
            self._write(feed, fresh, now, rules_version)
            self._keep_promises(address, ids)
        return [ids[article.key] for article in clean]

    def update(self, article: int, new: NewArticle, now: int, *, key: str = "", rules_version: int = 0) -> None:
        """The source tells an article differently. Its marks stay, a page text already fetched stays shown, and its
        statements stay where the shown text is the same. One that retention let go of (a negative number) stays gone.
        """
        if article < 0:
            return
        new = clean_article(replace(new, key=key) if key else new)
        with self._db.transaction():
            row = self._db.row("SELECT feed, first_seen, shows_page, key FROM articles WHERE id = ?", article)
            if row is None:
                raise NotFound(f"There is no article {article}.")
            feed, first_seen, shows_page, old_key = row
            taken = self._db.value("SELECT id FROM articles WHERE feed = ? AND key = ?", feed, new.key, default=article)
            if taken != article or not new.key:
                new = replace(new, key=old_key)
            before = self._shown(article)
            self._db.write("UPDATE own_texts SET json = ? WHERE article = ?", to_text(new), article)
            at = _order_time(new, first_seen)
            self._db.write(
                "UPDATE articles SET key = ?, url = ?, title = ?, at = ?, published = ?, updated = ?, date_only = ?, "
                "digest = ? WHERE id = ?",
                new.key, new.url, new.title, at, new.published, new.updated, new.date_only, new.digest, article,
            )  # fmt: skip
            self._db.write("UPDATE statuses SET at = ? WHERE article = ? AND at <> ?", at, article, at)
            self._db.write("UPDATE statements SET at = ? WHERE article = ? AND at <> ?", at, article, at)
            shown = before if shows_page else new
            self._show(article, new.title, shown)
            if not shows_page and (new.statements or new.document != before.document):
                self._set_statements(article, feed, at, new.statements, rules_version)

    def set_page(self, article: int, new: NewArticle | None, note: str = "", *, rules_version: int = 0) -> None:
        """What came of fetching the article's page: its text, from now on the one that is shown (title, date and
        address stay those of the source where it gave them), or only a note."""
        with self._db.transaction():
            row = self._db.row("SELECT feed, at, title FROM articles WHERE id = ?", article)
            if row is None:
                raise NotFound(f"There is no article {article}.")
            note = one_line(note, 400)
            self._db.write("UPDATE articles SET page_tried = 1, page_note = ? WHERE id = ?", note, article)
            if new is None:
                return
            feed, at, title = row
            own = from_text(self._db.value("SELECT json FROM own_texts WHERE article = ?", article))
            page = clean_article(_joined(own, new))
            self._db.write("INSERT OR REPLACE INTO page_texts VALUES (?, ?)", article, to_text(page))
            if own.published is None and page.published is not None:
                at = self._date(article, page)
            self._switch(article, title or page.title, page, shows_page=True)
            self._set_statements(article, feed, at, page.statements, rules_version)

    def use_feed_text(self, article: int) -> None:
        """Show the source's own text again; that of the page stays stored."""
        self._use(article, page=False)

    def use_page_text(self, article: int) -> None:
        """Show the stored text of the page again, where there is one."""
        self._use(article, page=True)

    def get(self, article: int) -> Article:
        """One article, whole. NotFound where there is none."""
        row = self._db.row(_GET, article)
        if row is None:
            raise NotFound(f"There is no article {article}. 'orda list' shows what there is.")
        text = from_text(row[15])
        return Article(
            id=article,
            feed=row[0],
            key=row[1],
            title=row[2],
            document=text.document,
            statements=self._statements.of(article),
            when=row[3],
            first_seen=row[4],
            feed_name=row[5],
            url=row[6],
            short_title=text.short_title,
            dek=text.dek,
            authors=text.authors,
            source=text.source,
            published=row[7],
            updated=row[8],
            date_only=bool(row[9]),
            lang=text.lang or text.document.lang,
            origin=text.origin,
            access=text.access,
            image=text.image,
            section=text.section,
            categories=text.categories,
            enclosures=text.enclosures,
            comments=text.comments,
            headlines=text.headlines,
            words=row[10],
            page_note=row[11],
            has_page=bool(row[13]),
            has_feed_text=True,
            rules_version=max(0, row[12]),
        )

    def outdated(self, rules_version: int, limit: int, feed: int | None = None) -> list[int]:
        """Articles that the current rules have not read: those that none did first, the newest of them first; when
        there are no others, those that somebody began to read and did not finish (see ``attempts``)."""
        for least, most in ((0, rules_version), (-(2**62), 0)):
            found = self._db.column(
                "SELECT id FROM articles WHERE rules_version >= ?1 AND rules_version < ?2 "
                "AND (?4 IS NULL OR feed = ?4) ORDER BY rules_version, at DESC, id LIMIT ?3",
                least, most, limit, feed,
            )  # fmt: skip
            if found:
                return [int(number) for number in found]
        return []

    def set_statements(self, article: int, statements: Iterable[Statement], rules_version: int) -> None:
        """What the rules of this version found in the text that is shown. A statement that does not stand there,
        character for character, is not stored. An article that is gone meanwhile is passed over."""
        self.set_all_statements([(article, statements)], rules_version)

    def set_all_statements(self, found: Iterable[tuple[int, Iterable[Statement]]], rules_version: int) -> None:
        """``set_statements`` of several articles, which share what a transaction costs."""
        stated: list[Stated] = []
        with self._db.transaction():
            for article, statements in found:
                row = self._db.row("SELECT feed, at FROM articles WHERE id = ?", article)
                if row is not None:
                    given = tuple(statements)
                    good = fitting(given, self._shown(article).document) if given else ()
                    stated.append((article, row[0], row[1], good))
            self._state(stated, rules_version)

    def stubs(self, feed: int, limit: int) -> list[int]:
        """Articles of a source whose page was never tried, the newest first."""
        return [int(number) for number in self._db.column(
            "SELECT id FROM articles WHERE feed = ? AND page_tried = 0 AND url LIKE 'http%' "
            "ORDER BY at DESC, id LIMIT ?",
            feed, limit,
        )]  # fmt: skip

    def _use(self, article: int, *, page: bool) -> None:
        with self._db.transaction():
            text = "page_texts" if page else "own_texts"
            row = self._db.row(
                f"SELECT a.feed, a.at, a.title, t.json FROM articles a JOIN {text} t ON t.article = a.id "
                "WHERE a.id = ? AND a.shows_page <> ?",
                article, page,
            )  # fmt: skip
            if row is not None:
                self._switch(article, row[2], from_text(row[3]), shows_page=page)
                self._set_statements(article, row[0], row[1], (), 0)

    def _switch(self, article: int, title: str, shown: NewArticle, *, shows_page: bool) -> None:
        self._db.write("UPDATE articles SET shows_page = ?, title = ? WHERE id = ?", shows_page, title, article)
        self._show(article, title, shown)

    def _date(self, article: int, dated: NewArticle) -> int:
        """Give an article the date that only its page knows; the time it is ordered by from now on."""
        first_seen = self._db.value("SELECT first_seen FROM articles WHERE id = ?", article)
        at = _order_time(dated, first_seen)
        self._db.write(
            "UPDATE articles SET at = ?, published = ?, date_only = ? WHERE id = ?",
            at,
            dated.published,
            dated.date_only,
            article,
        )
        self._db.write("UPDATE statuses SET at = ? WHERE article = ?", at, article)
        return at

    def _ids(self, feed: int, keys: Sequence[str]) -> list[Row]:
        found: list[Row] = []
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ", ".join("?" * len(some))
            found += self._db.rows(f"SELECT key, id FROM articles WHERE feed = ? AND key IN ({marks})", feed, *some)
        return found

    def _write(self, feed: int, fresh: Sequence[tuple[int, NewArticle]], now: int, rules_version: int) -> None:
        rows, texts, statuses, words = list[Row](), list[Row](), list[Row](), list[Row]()
        for number, article in fresh:
            at = _order_time(article, now)
            best, speaker = strongest(article.statements)
            rows.append((
                number, feed, article.key, article.url, article.title, article.source, at, now, article.published,
                article.updated, article.date_only, article.lang or article.document.lang, article.document.words(),
                article.access, article.digest, rules_version, len(article.statements), best, speaker,
            ))  # fmt: skip
            texts.append((number, to_text(article)))
            statuses.append((number, feed, at))
            words.append((number, *_words(article.title, article)))
        self._db.write_many(_INSERT, rows)
        self._db.write_many("INSERT INTO own_texts VALUES (?, ?)", texts)
        self._db.write_many("INSERT INTO statuses (article, feed, at) VALUES (?, ?, ?)", statuses)
        self._db.write_many(_WORDS, words)
        stated = [
            (number, feed, _order_time(article, now), article.statements)
            for number, article in fresh
            if article.statements
        ]
        if stated:
            self._statements.insert(stated)

    def _keep_promises(self, address: str, ids: dict[str, int]) -> None:
        """Stars of a restored side file wait for their articles; give them to those that came."""
        for key, starred, later in self._db.rows("SELECT key, starred, later FROM promised WHERE address = ?", address):
            if key in ids:
                self._db.write(
                    "UPDATE statuses SET starred = max(starred, ?), later = max(later, ?) WHERE article = ?",
                    starred, later, ids[key],
                )  # fmt: skip
                self._db.write("DELETE FROM promised WHERE address = ? AND key = ?", address, key)

    def _shown(self, article: int) -> NewArticle:
        return from_text(self._db.value(
            "SELECT CASE a.shows_page WHEN 1 THEN p.json ELSE o.json END FROM articles a "
            "JOIN own_texts o ON o.article = a.id LEFT JOIN page_texts p ON p.article = a.id WHERE a.id = ?",
            article,
        ))  # fmt: skip

    def _show(self, article: int, title: str, shown: NewArticle) -> None:
        self._db.write(
            "UPDATE articles SET words = ?, lang = ?, access = ?, source = ? WHERE id = ?",
            shown.document.words(), shown.lang or shown.document.lang, shown.access, shown.source, article,
        )  # fmt: skip
        self._db.write(_WORDS, article, *_words(title, shown))

    def _set_statements(
        self, article: int, feed: int, at: int, statements: Sequence[Statement], rules_version: int
    ) -> None:
        self._state([(article, feed, at, statements)], rules_version)

    def _state(self, stated: Sequence[Stated], rules_version: int) -> None:
        self._statements.replace(stated)
        self._db.write_many(
            "UPDATE articles SET statements = ?, strongest = ?, speaker = ?, rules_version = ? WHERE id = ?",
            [(len(statements), *strongest(statements), rules_version, article) for article, _, _, statements in stated],
        )


def _order_time(article: NewArticle, first_seen: int) -> int:
    """What lists order by: when it was published (failing that, changed), but never later than it was first seen."""
    told = article.published if article.published is not None else article.updated
    return first_seen if told is None else min(told, first_seen)


def _words(title: str, article: NewArticle) -> tuple[str, str]:
    """What is searched in, of an article that went through ``clean_article``."""
    body = article.document.plain()
    if article.dek and article.dek not in body:
        body = f"{article.dek}\n{body}"
    names = " ".join(article.authors)
    return indexed(f"{title} {article.short_title}".strip()), indexed(f"{body}\n{names}")


def _joined(own: NewArticle, page: NewArticle) -> NewArticle:
    """The page's article, completed by what only the source's own one says."""
    return replace(
        page,
        key=own.key,
        url=own.url or page.url,
        digest=own.digest,
        authors=page.authors or own.authors,
        source=page.source or own.source,
        image=page.image or own.image,
        categories=page.categories or own.categories,
        enclosures=page.enclosures or own.enclosures,
        comments=page.comments or own.comments,
        section=page.section or own.section,
        lang=page.lang or page.document.lang or own.lang,
        origin="page",
    )
