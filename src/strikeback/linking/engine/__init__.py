"""The entity-resolution engine for any table."""
