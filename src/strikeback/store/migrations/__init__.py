"""Alembic environment of the facts' tables."""
