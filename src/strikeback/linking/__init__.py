"""The heart: which records are the same person, account or incident, and why."""
