"""The ground-truth generator: a made-up world, its files, and the truth apart."""
