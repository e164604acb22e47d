"""Charts: native ones that Word edits, with the numbers of the report's tables and nothing else.

`choosing` takes cells from a published table, `arranging` makes a plot of them or says why not, `framing` sets it as
a block, and `placing` puts drawing and workbook in the package once the document is whole.
"""
