"""The words of each language for the concepts that danger is told in."""
