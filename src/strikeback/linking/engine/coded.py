"""Tables made ready for the engine in one way, whoever hands them in: copies aside, specified, coded."""

from collections.abc import Mapping
from dataclasses import dataclass

from strikeback.linking.engine.copies import set_aside_for
from strikeback.linking.engine.memory import give_back
from strikeback.linking.engine.prepared import Prepared, infer_spec, prepare
from strikeback.linking.engine.records import Records, encode
from strikeback.linking.engine.spec import Spec
from strikeback.linking.engine.tables import Tables


@dataclass(frozen=True, slots=True)
class Case:
    """What is resolved.

    Attributes:
        tables: The records without copies of others; their columns are gone, ``records`` holds them.
        spec: What is compared.
        fields: Number of compared fields.
        records: The records, coded.
        copy_of: Id of each exact copy that was set aside -> id of the record that stands for it.
    """

    tables: Tables
    spec: Spec
    fields: int
    records: Records
    copy_of: Mapping[str, str]


def make_ready(tables: Tables, stated: Spec | None) -> Case:
    """Return tables ready to be resolved.

    Args:
        tables: All records.
        stated: What to compare; None or without fields: told from the tables. Where it says that no table
            holds anybody twice, copies stay: they are different people.

    Raises:
        UsageError: A field names a column no table has, or there are over 15 fields.
    """
    copies = set_aside_for(tables, stated)
    left = copies.tables
    spec = stated or Spec()
    if not spec.fields:
        spec = infer_spec(left, one_per_table=spec.one_per_table)
    fields: list[Prepared] = prepare(left, spec)
    bare, copy_of = Tables(left.ids, left.digest, left.source, {}), copies.copy_of
    del tables, copies, left  # what was read is not needed beside what is made of it
    give_back(len(bare))
    records = encode(fields, bare.digest, bare.source)
    give_back(len(records))
    return Case(bare, spec, len(fields), records, copy_of)
