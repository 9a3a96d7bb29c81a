"""What a database is, as a store that is opened looks at it first."""

from typing import NamedTuple


class Found(NamedTuple):
    """What stands in a database."""

    empty: bool
    """Nothing was ever created in it."""
    marked: bool
    """It says of itself that it is a store of Strikeback."""
    derived: bool
    """It has tables of derivations, of whatever layout."""
    fit: bool
    """It sorts texts by their code points, in UTF-8: ids, names and prefixes are compared by bytes."""
