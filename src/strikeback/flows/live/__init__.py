"""Live collections: one record at a time."""
