"""The domain's own record pairs compared under Spark: blocks in, scores out, by the functions of one machine.

What two records are compared by (who holds what, what it weighs, the cases around them) is sent to every
worker once a round; blocks travel as lists of record numbers, scores come back as rows. Nothing else of the
records leaves the driver: no bodies, no texts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from strikeback.linking.candidates import Pair
from strikeback.linking.comparing import Blocks, Scorer, Scores, brief, candidates
from strikeback.linking.corpus import Corpus
from strikeback.linking.incidents import IncidentScorer
from strikeback.linking.person_score import PersonScorer, Score
from strikeback.model.bodies import Report
from strikeback.model.links import Reason
from strikeback.model.record import Record

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

PAIRS: Final = "pair long"
SCORES: Final = (
    "pair long, bits double, strong double, exact double, marks int, contradicts string, reasons binary"
)
MARKS: Final = ("named", "one_incident", "held_back", "course")
"""Truth values of a score, one bit each."""
SHARES: Final = 4
"""Tasks for each that runs at once, so that none is waited for long."""
LOW: Final = 32
"""Bits of the second record's number in a pair's code."""
READ_AT_ONCE: Final = 20_000
"""Scores that become objects at once."""
Codes = NDArray[np.int64]
_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(list[Reason])


def compare_under_spark(spark: "SparkSession", scorer: Scorer, blocks: Blocks, known: Scores) -> list[Pair]:
    """Compare the pairs of blocks on the workers of a session: a ``Compare``, once the session is bound.

    Args:
        spark: The session; its workers must have this package.
        scorer: Proposes and scores.
        blocks: Record numbers.
        known: Scores so far; those that are made are added.
    """
    several = [list(members) for members in blocks]
    if not several:
        return []
    sent = portable(scorer, {member for members in several for member in members})
    shared = spark.sparkContext.broadcast((sent, codes_of(known)))
    try:
        table = pa.table({"members": pa.array(several, pa.list_(pa.int32()))})
        pairs = spark.createDataFrame(table).mapInArrow(partial(_proposed, shared=shared), PAIRS)
        # By number: Spark sees bytes only, and would give the long work on few bytes to one task.
        once = pairs.repartition(SHARES * spark.sparkContext.defaultParallelism, "pair").distinct()
        found = once.mapInArrow(partial(_scored, shared=shared), SCORES).toArrow()
    finally:
        shared.destroy()
    known.update(scores_of(found))
    return pairs_of(found)


def portable(scorer: Scorer, members: set[int]) -> Scorer:
    """Return a scorer of some records that holds what it needs to compare them, and nothing else.

    Args:
        scorer: Of persons or reports.
        members: Record numbers; positions of reports.
    """
    if isinstance(scorer, PersonScorer):
        return _of_persons(scorer, members)
    if isinstance(scorer, IncidentScorer):
        return replace(scorer, facts=[replace(facts, record=_bare(facts.record)) for facts in scorer.facts])
    return scorer


def _bare(record: Record) -> Record:
    """Return a record without what it says."""
    return msgspec.structs.replace(record, body=Report(), ties=(), unmapped=(), selectors=())


def _of_persons(scorer: PersonScorer, members: set[int]) -> PersonScorer:
    """Return the scorer with the evidence of ``members`` alone; what they share has been weighed."""
    profiles = {number: scorer.profiles[number] for number in sorted(members)}
    held = {number: scorer.corpus.held[number] for number in profiles}
    weights = scorer.weights
    holders = Counter(key for inside in held.values() for key in inside)
    shared = [key for key, number in holders.items() if number > 1]
    seen = {key: scorer.corpus.units[key] for key in shared}
    corpus = Corpus(records=[], number={}, found={}, held=held, units=seen)
    known = {key: weights.weight(key) for key in shared}
    cases = scorer.contexts.units
    contexts = replace(scorer.contexts, units={p.unit: cases[p.unit] for p in profiles.values()})
    return replace(
        scorer,
        corpus=corpus,
        profiles=profiles,
        weights=replace(weights, corpus=corpus, profiles={}, known=known),
        contexts=contexts,
    )


def proposed(batches: Iterable[pa.RecordBatch], scorer: Scorer) -> Iterator[pa.RecordBatch]:
    """Yield the pairs of blocks as codes, each once a batch.

    Args:
        batches: ``members``: record numbers.
        scorer: Proposes them.
    """
    for batch in batches:
        pairs = candidates(scorer, batch.column("members").to_pylist())
        yield pa.RecordBatch.from_pydict({"pair": pa.array(codes_of(pairs))})


def scored(batches: Iterable[pa.RecordBatch], scorer: Scorer, known: Codes) -> Iterator[pa.RecordBatch]:
    """Yield the scores of pairs; of those in ``known`` the pair alone."""
    for batch in batches:
        codes = np.sort(batch.column("pair").to_numpy(zero_copy_only=False))
        old = np.isin(codes, known)
        yield _rows(
            (code, None if is_old else brief(scorer, *_pair(code)))
            for code, is_old in zip(codes.tolist(), old.tolist(), strict=True)
        )


def _rows(scores: Iterable[tuple[int, Score | None]]) -> pa.RecordBatch:
    rows = [
        (
            code, score.bits, score.strong, score.exact,
            sum(1 << place for place, mark in enumerate(MARKS) if getattr(score, mark)),
            score.contradicts, _ENCODER.encode(score.reasons),
        )
        if score is not None
        else (code, None, None, None, None, None, None)
        for code, score in scores
    ]  # fmt: skip
    kinds = (pa.int64(), pa.float64(), pa.float64(), pa.float64(), pa.int32(), pa.string(), pa.binary())
    names = [part.split()[0] for part in SCORES.split(", ")]
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(kinds)
    return pa.RecordBatch.from_arrays(
        [pa.array(column, kind) for column, kind in zip(columns, kinds, strict=True)], names=names
    )


def scores_of(table: pa.Table) -> Iterator[tuple[Pair, Score]]:
    """Yield pairs and their scores from the rows of ``scored``; rows without a score are passed over."""
    for batch in table.to_batches(max_chunksize=READ_AT_ONCE):
        for row in batch.to_pylist():
            if row["bits"] is not None:
                marks = {mark: bool(row["marks"] >> place & 1) for place, mark in enumerate(MARKS)}
                score = Score(
                    reasons=_DECODER.decode(row["reasons"]), bits=row["bits"], strong=row["strong"],
                    exact=row["exact"], contradicts=row["contradicts"], **marks,
                )  # fmt: skip
                yield _pair(row["pair"]), score


def pairs_of(table: pa.Table) -> list[Pair]:
    """Return all pairs from the rows of ``scored``, sorted."""
    return [_pair(code) for code in np.sort(table["pair"].to_numpy()).tolist()]


def codes_of(pairs: Iterable[Pair]) -> Codes:
    """Return pairs as numbers of the same order, sorted."""
    return np.sort(np.fromiter((left << LOW | right for left, right in pairs), np.int64))


def _pair(code: int) -> Pair:
    return code >> LOW, code & ((1 << LOW) - 1)


def _proposed(batches: Iterable[pa.RecordBatch], shared: Any) -> Iterator[pa.RecordBatch]:  # noqa: ANN401 - a broadcast
    return proposed(batches, shared.value[0])


def _scored(batches: Iterable[pa.RecordBatch], shared: Any) -> Iterator[pa.RecordBatch]:  # noqa: ANN401 - a broadcast
    return scored(batches, *shared.value)
