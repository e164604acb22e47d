"""Tools for files that others made: opening packages within limits, reading workbooks, writing tidy tables.

Nothing here knows of follow-ups, forms or reports; nothing here writes to disk.
"""
