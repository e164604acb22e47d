"""The words that everything is said in: definitions, periods, answers, values and findings.

Nothing here opens a file or knows an office format, and nothing here imports another room.
"""
