"""The journeys, one module each: the only room that knows the order of the steps."""
