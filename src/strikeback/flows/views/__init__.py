"""What somebody may be shown: guarded looks, each an entry of the log."""
