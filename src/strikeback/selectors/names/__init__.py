"""Names of persons: alias forms taken apart, and the readings in which names of any script can meet."""
