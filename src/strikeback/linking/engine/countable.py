"""Coded records as the table of attributes that counting takes."""

from typing import Final

import numpy as np
import pyarrow as pa

from strikeback.linking.counting.table import Attributes, encode_attributes
from strikeback.linking.engine.form_bytes import Texts
from strikeback.linking.engine.levels import CATEGORY, EXACT_ONLY
from strikeback.linking.engine.records import Records

SEED: Final = 20141114
"""Of the model's chains: the same records give the same figure."""


def attributes_of(records: Records, ids: Texts) -> Attributes:
    """Return the compared fields in their comparable forms.

    Args:
        records: Coded records.
        ids: Their ids, row by row.
    """
    columns, exact = {}, []
    for f, name in enumerate(records.names):
        codes = records.book.codes[:, f]
        places = pa.array(codes - np.int32(records.first[f]), mask=codes == 0)
        columns[name] = records.forms[f].take(places).fill_null("").to_pylist()
        if records.book.kind[f] in (CATEGORY, EXACT_ONLY):
            exact.append(name)
    return encode_attributes(ids.to_pylist(), columns, exact=exact)
