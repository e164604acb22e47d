"""Swedish, written and strictly read: numbers, dates, text, order, and the program's own sentences."""
