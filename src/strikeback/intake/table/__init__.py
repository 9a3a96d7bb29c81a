"""Tables of any layout: which cells are the header, what each column means, and rows into records."""
