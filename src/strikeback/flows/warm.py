"""Compile all kernels once, so that nobody's first call waits for it: ``python -m strikeback.flows.warm``.

What is compiled is kept beside the code and found by every later process on a processor of the same kind.
"""

from strikeback.flows.live.warm import warm_live
from strikeback.linking.counting.warm import warm as warm_counting
from strikeback.linking.engine.warm import warm as warm_engine


def warm() -> None:
    """Run every kernel on a few made-up records."""
    warm_engine()
    warm_counting()
    warm_live()


if __name__ == "__main__":
    warm()
