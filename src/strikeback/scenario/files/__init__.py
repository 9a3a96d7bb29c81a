"""Writers: one module for each kind of file an agency hands in."""
