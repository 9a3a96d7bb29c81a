"""Explanations hold arithmetic and the outcome of solving again; nothing in them is guessed."""

import msgspec
import networkx as nx
import numpy as np
import pytest
from tests.linking.engine.register import register

from strikeback.linking.engine import run as engine
from strikeback.linking.engine.clusters import Constraints
from strikeback.linking.engine.explain_bridge import weakest_bridge
from strikeback.linking.engine.explain_pair import explain_pair, level_name, named_key, shown
from strikeback.linking.engine.kernels_levels import patterns_of
from strikeback.linking.engine.kernels_scores import scores_of
from strikeback.linking.engine.levels import EXACT, NAMES, SHIFT
from strikeback.linking.engine.model import GRAIN, Key
from strikeback.linking.engine.pairs import Pairs
from strikeback.linking.engine.prepared import prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.spec import Field, FieldType, Spec
from strikeback.linking.engine.tables import Tables, read_tables

SPEC = Spec(
    fields=(
        Field(name="given", type=FieldType.GIVEN),
        Field(name="family", type=FieldType.FAMILY),
        Field(name="born", type=FieldType.DATE),
        Field(name="postcode", type=FieldType.POSTCODE),
    )
)


@pytest.fixture(scope="module")
def solved() -> tuple[Tables, Records, engine.Fitted]:
    """A made-up register of 400 people, up to four records each, resolved."""
    tables = read_tables(register(400), "id")
    records = encode(prepare(tables, SPEC), tables.digest, tables.source)
    return tables, records, engine.resolve(records)


def score_of(records: Records, fitted: engine.Fitted, one: int, other: int) -> int:
    """The score that clustering goes by."""
    packed = patterns_of(records.book, np.array([one]), np.array([other]))
    return int(scores_of(packed, fitted.model.scale())[0])


def test_the_parts_add_up_to_the_score(solved) -> None:
    """Prior, fields and what relatives take off; to the grain, for pairs of every kind of score."""
    _, records, fitted = solved
    places = np.linspace(0, len(fitted.pairs) - 1, 60).astype(int)
    for at in places:
        one, other = int(fitted.pairs.left[at]), int(fitted.pairs.right[at])
        found = explain_pair(records, fitted.model, one, other)
        total = found.prior + sum(field.bits for field in found.fields) + found.related
        assert total == found.bits == int(fitted.pairs.bits[at]) / GRAIN
        assert found.related <= 0
        assert found.same == (found.bits >= found.threshold)
        assert all(field.bits < 0 for field in found.against)
        assert found.model == fitted.model.release


def test_counts_are_those_of_the_table(solved) -> None:
    """How many records have each value: counted in the rows as they came."""
    tables, records, fitted = solved
    rows = {row["id"]: row for row in register(400)}
    ids = tables.ids.to_pylist()
    pairs = zip(fitted.pairs.left.tolist(), fitted.pairs.right.tolist(), strict=True)
    one, other = next(pair for pair in pairs if all(rows[ids[row]]["born"] for row in pair))
    found = {field.field: field for field in explain_pair(records, fitted.model, one, other).fields}
    born = found["born"]
    value = rows[ids[one]]["born"]
    assert born.left == value
    assert born.left_count == sum(row["born"] == value for row in rows.values())


def test_what_proposed_a_pair_is_what_scanning_proposed(solved) -> None:
    """Scored pairs have a key that proposes them; what nothing proposes is not scored."""
    _, records, fitted = solved
    scored = set(zip(fitted.pairs.left.tolist(), fitted.pairs.right.tolist(), strict=True))
    for one, other in sorted(scored)[::40]:
        assert any(key.proposed for key in explain_pair(records, fitted.model, one, other).proposals)
    strangers = [(row, row + 1) for row in range(0, len(records) - 1, 9) if (row, row + 1) not in scored]
    for one, other in strangers[:40]:
        found = explain_pair(records, fitted.model, one, other)
        assert not found.same or not any(key.proposed for key in found.proposals)


def test_a_change_turns_the_verdict_and_no_smaller_one_does(solved) -> None:
    """Each change told lies on the other side of the threshold; the pair with it scores that much."""
    _, records, fitted = solved
    model, told = fitted.model, 0
    for at in range(0, len(fitted.pairs), 25):
        one, other = int(fitted.pairs.left[at]), int(fitted.pairs.right[at])
        found = explain_pair(records, model, one, other)
        packed = int(fitted.pairs.packed[at])
        distances = [abs(change.bits - found.bits) for change in found.changes]
        assert distances == sorted(distances)
        for change in found.changes:
            told += 1
            f = records.names.index(change.field)
            assert (change.bits >= found.threshold) != found.same
            levels = [n for n in range(16) if level_name(n, records.kinds[f]) == change.level]
            tried = [(packed & ~(15 << SHIFT * f)) | (level << SHIFT * f) for level in levels]
            scores = scores_of(np.array(tried, dtype=np.int64), model.scale()) / GRAIN
            assert change.bits in scores
    assert told > 20


@pytest.mark.parametrize(
    ("level", "kind", "said"),
    [
        (0, "date", "not known"),
        (EXACT, "name", "equal"),
        (11, "date", "year equal"),
        (11, "text", "word in common"),
        (9, "code", "last half equal"),
        (9, "name", "initial equal"),
        (14, "name", "the same words or sounds"),
        (14, "text", "words in another order"),
        (15, "code", "different"),
    ],
)
def test_levels_are_said_as_their_kind_means_them(level: int, kind: str, said: str) -> None:
    """A "word in common" of two dates is their year."""
    assert level_name(level, kind) == said
    assert "_" not in level_name(level, kind)
    assert len(NAMES) == 16


def test_keys_are_said_in_words() -> None:
    """Whole values by the field's name, parts in brackets."""
    assert named_key(Key(parts=(), cap=1)) == "all records"
    key = Key(parts=(("family", "value"), ("born", "year_month")), cap=9)
    assert named_key(key) == "family + born (year month)"


def clusters_of(labels: np.ndarray, least: int) -> list[list[int]]:
    """Clusters of at least so many rows."""
    return [
        np.flatnonzero(labels == label).tolist()
        for label in np.unique(labels)
        if (labels == label).sum() >= least
    ]


def test_the_weakest_bridge_is_the_least_edge_of_the_spanning_tree(solved) -> None:
    """As networkx finds it on all pairs; its sides are the tree's, and no pair between them scores more."""
    _, records, fitted = solved
    groups = clusters_of(fitted.labels, 3)
    assert len(groups) > 30
    for members in groups[:40]:
        graph = nx.Graph()
        for i, one in enumerate(members):
            for other in members[i + 1 :]:
                graph.add_edge(one, other, weight=score_of(records, fitted, one, other))
        tree = nx.maximum_spanning_tree(graph)
        least = min(weight for _, _, weight in tree.edges(data="weight"))
        found = weakest_bridge(records, fitted.model, fitted.pairs, fitted.labels, members[-1])
        assert found is not None
        assert found.bits == least / GRAIN
        assert sorted((*found.near, *found.far)) == members
        assert found.left in found.near
        assert found.right in found.far
        across = [graph[a][b]["weight"] for a in found.near for b in found.far]
        assert max(across) == least
        assert found.mean == pytest.approx(np.mean(across) / GRAIN)
        assert found.pairs == sum(weight > 0 for weight in across)


def test_what_would_be_left_is_what_solving_apart_gives(solved) -> None:
    """The bridge's two records end in different parts, and the parts are the members."""
    _, records, fitted = solved
    for members in clusters_of(fitted.labels, 2)[:20]:
        found = weakest_bridge(records, fitted.model, fitted.pairs, fitted.labels, members[0])
        assert found is not None
        home = {row: number for number, part in enumerate(found.parts) for row in part}
        assert sorted(home) == members
        assert home[found.left] != home[found.right]


def test_a_decision_holds_what_no_bridge_does(solved) -> None:
    """Two strangers a person has joined: without their pair's score they are still one."""
    _, records, fitted = solved
    alone = [group[0] for group in clusters_of(fitted.labels, 1) if len(group) == 1][:2]
    limits = Constraints(must=np.array([alone], dtype=np.int64))
    labels = engine.solve(records, fitted.pairs, fitted.model, limits)
    found = weakest_bridge(records, fitted.model, fitted.pairs, labels, alone[0], limits)
    assert found is not None
    assert found.parts == (tuple(sorted(alone)),)
    assert found.bits < 0


def test_a_record_alone_has_no_bridge(solved) -> None:
    """There is nothing to hold together."""
    _, records, fitted = solved
    none = np.empty(0, np.int32)
    empty = Pairs(none, none, np.empty(0, np.int64), none)
    assert weakest_bridge(records, fitted.model, empty, np.arange(len(records)), 3) is None


def test_large_entities_go_by_scored_pairs(solved, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where comparing all would take too long, the scored pairs give the same least bridge or a lower one."""
    _, records, fitted = solved
    members = clusters_of(fitted.labels, 4)[0]
    every = weakest_bridge(records, fitted.model, fitted.pairs, fitted.labels, members[0])
    monkeypatch.setattr("strikeback.linking.engine.explain_bridge.ALL_PAIRS", 1)
    some = weakest_bridge(records, fitted.model, fitted.pairs, fitted.labels, members[0])
    assert every is not None
    assert some is not None
    assert some.bits <= every.bits


def test_a_key_that_too_many_share_proposes_nothing(solved) -> None:
    """Told with how many records share it: under caps of one record no key proposes any pair."""
    _, records, fitted = solved
    keys = tuple(Key(parts=key.parts, cap=1) for key in fitted.model.keys)
    capped = msgspec.structs.replace(fitted.model, keys=keys)
    one, other = int(fitted.pairs.left[0]), int(fitted.pairs.right[0])
    found = explain_pair(records, capped, one, other).proposals
    assert found
    assert not any(key.proposed for key in found)
    whole = next(key for key in found if key.key == "all records")
    assert whole.records == len(records)


@pytest.mark.parametrize(
    ("kind", "form", "read"),
    [
        ("date", "19941230", "1994-12-30"),
        ("date", "19941200", "1994-12"),
        ("date", "19940000", "1994"),
        ("date", "00001230", "--12-30"),
        ("date", "", ""),
        ("date", "unreadable", "unreadable"),
        ("id", "19940000", "19940000"),
        ("text", "minas gerais", "minas gerais"),
    ],
)
def test_values_are_shown_as_people_read_them(kind: str, form: str, read: str) -> None:
    """A date as ISO 8601 writes it, as far as it is known; anything else as it was compared."""
    assert shown(form, kind) == read
