"""Raw text in, comparable value out: identifiers, names and their readings, selectors inside texts."""
