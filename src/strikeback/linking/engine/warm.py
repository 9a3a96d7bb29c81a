"""Compile all kernels once: the next process finds them on disk."""


def warm() -> float:
    """Run every kernel on a few made-up records, so that each is compiled and cached; return the records resolved."""
    from strikeback.linking.resolve import resolve  # noqa: PLC0415 - resolve is built on this package

    rows = [
        {
            "id": f"{n}",
            "given": ("ann", "anna", "wei", "liu wei")[n % 4],
            "family": f"{'bcdfg'[n % 5]}a{'lmnpr'[n // 5 % 5]}o",
            "born": f"19{50 + n % 40}-{1 + n % 12:02d}-{1 + n % 28:02d}",
            "postcode": f"{10000 + n * 37 % 90}",
            "city": f"place {n * 37 % 90 // 3}",
            "phone": f"+44 7700 9{n % 90:05d}",
            "kind": ("a", "b", "c")[n % 3],
        }
        for n in range(400)
    ]
    outcome = resolve([rows[:200], rows[200:]], id_column="id")
    return float(len(outcome.clusters))
