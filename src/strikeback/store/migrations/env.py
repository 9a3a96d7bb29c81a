"""Entry point of Alembic: runs inside the transaction that ``store.migrate.upgrade`` hands over."""

from alembic import context

from strikeback.store.schema import FACTS

context.configure(connection=context.config.attributes["connection"], target_metadata=FACTS)
context.run_migrations()
