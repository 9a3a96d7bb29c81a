"""The log: heads, receipts, witnesses, time stamps, looks at it."""
