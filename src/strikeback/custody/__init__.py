"""The log nobody can rewrite: hashing, tiles, notes, checkpoints, proofs, witnesses, verification."""
