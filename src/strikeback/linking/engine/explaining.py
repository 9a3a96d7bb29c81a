"""What speaks for and against a pair, in parts that add up to its score."""

import numpy as np

from strikeback.linking.engine.aliases import learned_from, of_model
from strikeback.linking.engine.levels import ALIAS, EXACT, NAMES, SHIFT
from strikeback.linking.engine.model import GRAIN, Model
from strikeback.linking.engine.records import Records
from strikeback.model.links import Reason


def reasons(records: Records, model: Model, one: int, other: int) -> tuple[Reason, ...]:
    """Return the prior and each compared field's bits; their sum is the score of ``apply``, to the grain."""
    from strikeback.linking.engine.kernels_levels import patterns_of  # noqa: PLC0415 - loads the compiler
    from strikeback.linking.engine.kernels_scores import related  # noqa: PLC0415

    records = of_model(records, model)
    packed = int(patterns_of(records.book, np.array([one]), np.array([other]))[0])
    scale = model.scale()
    given, kin = scale.given, scale.prior_kin.tolist()
    note = f"{model.records:,} records"
    out = [Reason(rule="prior", field="", bits=model.prior / GRAIN, note=note)]
    for f, field in enumerate(model.fields):
        level = (packed >> (SHIFT * f)) & 15
        if not level:
            continue
        above = (packed >> (SHIFT * int(given[f]))) & 15 if given[f] >= 0 else 0
        table = int(0 < above <= EXACT)
        kin = [total + int(each[table, f, level]) for total, each in zip(kin, scale.kin, strict=True)]
        a, b = (int(records.book.codes[row, f]) for row in (one, other))
        seen = f"seen {records.counts[a]:,} and {records.counts[b]:,} times"
        entities = learned_from(field, records.text(f, a), records.text(f, b)) if level == ALIAS else 0
        taught = f"; learned from {entities:,} entities" if entities else ""
        follows = f"; follows from {field.follows}, which agrees" if table else ""
        out.append(
            Reason(
                rule=f"{field.kind}.{NAMES[level]}",
                field=field.name,
                bits=int(scale.same[table, f, level]) / GRAIN,
                left=records.text(f, a),
                right=records.text(f, b),
                note=f"m {field.m[level]:.3g}, u {field.u[level]:.3g}; {seen}{taught}{follows}",
            )
        )
    less = int(related(scale.soften, *kin))
    if less:
        out.append(
            Reason(
                rule="related",
                field="",
                bits=less / GRAIN,
                note="those of one household, place or people agree like this too",
            )
        )
    return tuple(out)
