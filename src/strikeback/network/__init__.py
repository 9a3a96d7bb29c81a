"""Who works together, and how many they are."""
