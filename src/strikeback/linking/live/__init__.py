"""Live linking: records come and go one by one, and entities are at once what a batch run would give."""
