"""Files and folders: names that hold everywhere, writing that never leaves half a file, locks, and reading bytes.

The only room that writes; all others hand it bytes and names. It knows nothing of what the files are about.
"""
