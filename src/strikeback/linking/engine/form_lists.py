"""Cells that hold several values: lists, which tables write as JSON."""

import json
from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from strikeback.linking.engine.form_bytes import Texts, cell_text, replace, texts_of

Forms = tuple[Texts, Mapping[int, tuple[str, ...]]]


def elements(text: str) -> list[str]:
    """Return the values of a cell: those of a list, else the cell itself."""
    if not text.startswith("["):
        return [text]
    try:
        found = json.loads(text)
    except ValueError:
        return [text]
    return [cell_text(value) for value in found if not isinstance(value, (list, dict)) and value is not None]


def first_elements(texts: Texts) -> Texts:
    """Return the column with the first value of each list in its place, "" for an empty one."""
    rows = np.flatnonzero(np.asarray(pc.starts_with(texts, "[")))
    return replace(texts, rows, [next(iter(elements(text)), "") for text in texts_of(texts, rows)])


def each_element(texts: Texts, forms_of: Callable[[Texts], Forms]) -> Forms:
    """Return the forms of cells some of which hold lists: the first value's, then those of the others.

    Args:
        texts: Cells.
        forms_of: Gives the forms of single values.
    """
    rows = np.flatnonzero(np.asarray(pc.starts_with(texts, "[")))
    if not len(rows):
        return forms_of(texts)
    main, others = forms_of(first_elements(texts))
    more = dict(others)
    rest = {int(row): elements(text)[1:] for row, text in zip(rows, texts_of(texts, rows), strict=True)}
    flat = [value for values in rest.values() for value in values]
    found, further = forms_of(pa.array(flat, texts.type))
    plain, at = found.to_pylist(), 0
    for row, values in rest.items():
        forms = [form for n in range(at, at + len(values)) for form in (plain[n], *further.get(n, ()))]
        at += len(values)
        kept = tuple(dict.fromkeys(form for form in (*more.get(row, ()), *forms) if form))
        if kept:
            more[row] = kept
    return main, more
