"""The domain's linking comes out the same whoever compares the pairs: this process, or workers."""

import csv
import pickle  # noqa: TID251 - what Spark sends between its own processes
import random
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linking.worlds import World, born, decide, email, handle, has_account, phone, selector
from strikeback.cli.main import main
from strikeback.linking import comparing
from strikeback.linking.candidates import Pair
from strikeback.linking.comparing import Blocks, Scorer, Scores, compare_here
from strikeback.linking.domain import link_records
from strikeback.linking.linked import Linked
from strikeback.linking.person_score import Score
from strikeback.linking.spark import domain
from strikeback.linking.spark.domain import compare_under_spark, portable, proposed, scored, scores_of
from strikeback.model.links import Decision, Reason, Verdict
from strikeback.model.selector import SelectorKind
from strikeback.store import derivations
from strikeback.store.open import open_store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pyspark.sql import SparkSession

GIVEN = ("Anna", "Tai Man", "José", "Mei Ling", "Omar", "Wei", "Ana", "Siti")
FAMILY = ("Chan", "Tan", "Okoro", "Haddad", "Reyes", "Lim", "Šimić", "Ruiz")
CITIES = ("Kowloon", "Eastport", "Cebu", "Norwick")


def bustling(seed: int, size: int = 40) -> tuple[World, list[Decision]]:
    """Reports of a few dozen people, offenders who are seen often, a switchboard, and decisions."""
    rng = random.Random(seed)
    w = World()
    for n in range(size):
        who = random.Random(seed * 1_000 + rng.randrange(size // 2))
        offender = rng.randrange(6)
        report = w.report(
            rng.randrange(40),
            agency=rng.choice(("hk", "sg", "uk")),
            platform="skype",
            number=f"N-2014-{n // 2:05}",
        )
        name = f"{who.choice(GIVEN)} {who.choice(FAMILY)}"
        date = born(who.randrange(1980, 2002), who.randrange(1, 13), who.randrange(1, 29))
        holds = [phone(f"+8525123{who.randrange(10_000):04}"), email(f"u{who.randrange(99)}@example.org")]
        holds = [one for one in holds if rng.random() < 0.6]
        holds += [phone("+85251239999")] * (rng.random() < 0.8)
        holds += [selector(SelectorKind.IP, f"198.51.100.{rng.randrange(4)}")] * (rng.random() < 0.4)
        w.victim(
            name if rng.random() < 0.9 else name[::-1], *holds, report=report, city=who.choice(CITIES),
            birth_date=date if rng.random() < 0.7 else None,
        )  # fmt: skip
        account = w.account(
            rng.choice(("skype", "facebook")), f"annarose_{offender}{rng.randrange(3)}", report=report
        )
        w.found[report.id] = (handle(f"skype:mira_{offender}_x7"),)
        w.suspect(
            rng.choice(GIVEN), phone(f"+6391700000{offender:02}"), report=report, ties=(has_account(account),)
        )
    people = sorted((r for r in w.records if r.kind == "person"), key=lambda r: r.id)
    verdicts = (Verdict.SAME, Verdict.DIFFERENT)
    return w, [decide(rng.choice(verdicts), *rng.sample(people, 2), number=n) for n in range(3)]


def elsewhere(scorer: Scorer, blocks: Blocks, known: Scores, size: int) -> list[Pair]:
    """A ``Compare`` that does what Spark does, in one process: what is sent is pickled, batches are small."""
    lists = [list(members) for members in blocks]
    if not lists:
        return []
    needed = {member for members in lists for member in members}
    sent, codes = pickle.loads(pickle.dumps((portable(scorer, needed), domain.codes_of(known))))
    table = pa.table({"members": pa.array(lists, pa.list_(pa.int32()))})
    pairs = pa.Table.from_batches(proposed(table.to_batches(max_chunksize=size), sent))
    once = pairs.group_by("pair").aggregate([]).to_batches(max_chunksize=size)
    rows = pa.Table.from_batches(scored(once, sent, codes))
    known.update(scores_of(rows))
    return domain.pairs_of(rows)


def linked(seed: int, compare: comparing.Compare) -> Linked:
    """A world, linked."""
    w, decisions = bustling(seed)
    return link_records(w.records, decisions, found=w.found, compare=compare)


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 50))
def test_scores_travel_without_a_trace(seed: int, size: int) -> None:
    """Links, reasons, bits, entities, doubts and what was ignored: all as compared here."""
    assert linked(seed, partial(elsewhere, size=size)) == linked(seed, compare_here)


class Told:
    """Gives each pair a score of its own, with every field in use."""

    def pairs_among(self, members: "Sequence[int]") -> list[Pair]:
        """The two ends of a block."""
        return [(members[0], members[-1])]

    def score(self, left: int, right: int) -> Score:
        """Fields that tell the pair; the other marks where the first number is odd."""
        reason = Reason(rule="name.exact", field="name", bits=left + 1 / 1024, left="a", right="b", note="n")
        odd = bool(left % 2)
        return Score(
            [reason], left + 1 / 1024, right / 8, left / 4, named=odd, one_incident=not odd, held_back=odd,
            course=not odd, contradicts="age" if odd else "",
        )  # fmt: skip


def test_a_score_comes_back_whole() -> None:
    """Every field of it; what was known before is neither scored nor changed; nobody is asked twice."""
    blocks = [[1, 5, 9], [2, 2**31 - 1], [3, 4], [9, 1][::-1]]
    before = Score(bits=-7.0)
    known: Scores = {(3, 4): before}
    assert elsewhere(Told(), blocks, known, 2) == [(1, 9), (2, 2**31 - 1), (3, 4)]
    assert known == {(1, 9): Told().score(1, 9), (2, 2**31 - 1): Told().score(2, 2**31 - 1), (3, 4): before}
    assert elsewhere(Told(), [], known, 2) == []


def test_nothing_is_scored_by_the_driver_that_was_a_candidate(monkeypatch: pytest.MonkeyPatch) -> None:
    """The expensive part is done by whoever compares: the driver asks for pairs across clusters only."""
    here = []
    original = comparing.brief
    monkeypatch.setattr(
        "strikeback.linking.persons.brief", lambda *which: here.append(which[1:]) or original(*which)
    )
    candidates: list[Pair] = []

    def counted(scorer: Scorer, blocks: Blocks, known: Scores) -> list[Pair]:
        found = elsewhere(scorer, blocks, known, 30)
        candidates.extend(found)
        assert set(found) <= known.keys()
        return found

    linked(7, counted)
    assert len(candidates) > 300
    assert not set(here) & set(candidates)


def test_what_is_sent_holds_no_text_of_a_report() -> None:
    """Bodies of records and what they narrate stay where they are."""
    w, _ = bustling(3)
    secret = "zanzibar-words"
    w.report(3, narrative=secret, number="N-2014-00001")
    sent: list[bytes] = []

    def spied(scorer: Scorer, blocks: Blocks, known: Scores) -> list[Pair]:
        lists: list[Sequence[int]] = [list(members) for members in blocks]
        sent.append(pickle.dumps(portable(scorer, {m for members in lists for m in members})))
        return compare_here(scorer, lists, known)

    link_records(w.records, compare=spied)
    assert len(sent) == 4
    assert all(secret.encode() not in one for one in sent)
    assert any(b"annarose" in one for one in sent)


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_spark_gives_what_one_machine_gives(spark: "SparkSession") -> None:
    """A world of forty reports, its pairs compared by Spark's workers."""
    found = linked(11, partial(compare_under_spark, spark))
    here = linked(11, compare_here)
    assert found == here
    assert len(here.links) > 50
    assert here.doubtful
    assert here.ignored


@pytest.mark.allow_hosts(["127.0.0.1"])
@pytest.mark.usefixtures("spark")
def test_every_derived_table_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From files to the store: ``link`` and ``link --engine spark`` leave identical tables."""
    monkeypatch.chdir(tmp_path)
    rng = random.Random(5)
    for agency, country in (("hkpf", "HK"), ("spf", "SG")):
        with Path(f"{agency}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(
                [
                    "report no",
                    "victim name",
                    "victim date of birth",
                    "victim phone",
                    "suspect facebook id",
                    "narrative",
                ]
            )
            for n in range(12):
                who = random.Random(rng.randrange(10))
                phone_, date = f"+8526123{who.randrange(10_000):04}", f"19{who.randrange(70, 99)}-05-06"
                name = f"{who.choice(FAMILY)} Invented {who.choice(GIVEN)}"
                out.writerow(
                    [f"{agency}-{n}", name, date, phone_, 10**14 + rng.randrange(4), "They asked for money"]
                )
        assert main(["agency", "add", agency, "--country", country]) == 0
        assert main(["import", f"{agency}.csv", "--agency", agency]) == 0
    digests = []
    for engine in ("local", "spark"):
        assert main(["link", "--engine", engine]) == 0
        with open_store("strikeback.db", create=False) as store, store.read() as connection:
            digests.append(derivations.digests(connection))
            assert derivations.counts(connection)["link"] > 10
    assert digests[0] == digests[1]
