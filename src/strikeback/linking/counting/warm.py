"""Compiling every kernel of this room once, so that nobody's first count waits for it."""

from strikeback.linking.counting.sampler import sample_people
from strikeback.linking.counting.table import encode_attributes


def warm() -> None:
    """Run the whole sampler on a table of a few rows; what is compiled is kept on disk beside the code."""
    names = [f"anna{n % 3}" for n in range(8)]
    table = encode_attributes(
        [str(n) for n in range(8)], {"name": names, "year": names[::-1]}, exact=["year"]
    )
    sample_people(table, seed=1, sweeps=(2, 2))
