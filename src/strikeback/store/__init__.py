"""SQL behind plain functions: facts, derivations, migrations."""
