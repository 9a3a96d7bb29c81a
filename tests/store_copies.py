"""Copies of whole SQLite stores: making tables or linking anew for each test takes far longer."""

import sqlite3

from strikeback.store.open import Store


def raw(store: Store) -> sqlite3.Connection:
    """Return a connection of the driver to an SQLite store."""
    return store._engine.raw_connection().driver_connection


def copy_store(source: Store, target: Store) -> None:
    """Let a store hold what another holds, and nothing else."""
    raw(source).backup(raw(target))
