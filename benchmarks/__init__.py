"""The measurements: accuracy and speed; each prints a table."""
