"""How long things stay: holds, retention, erasure, withdrawal, the data-subject desk."""
