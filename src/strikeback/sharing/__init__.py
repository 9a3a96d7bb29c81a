"""What an agency may be told: handling codes and the one policy."""
