"""The ground-truth generator: made-up cases in the real formats of many agencies, with the truth apart."""
