"""Tables of invented combinations: common names by culture, places, number ranges."""
