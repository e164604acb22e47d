"""Follow-up reports on agreements between authorities: filled Excel forms in, a Word report out.

Data flows one way. `workspace` finds the files of a request; `definitions` reads the model and the register; `forms`
reads what came in; `merging` combines and validates it; `figures` computes and protects what may be published;
`report` fills the Word templates; `tracing` keeps where all that they print comes from; `archive` stores them as a
version. `exchange` makes what lies beside the documents, and `fetching` takes in figures that no form has. `pipeline`
is that order written down: read it first. Only `disk` writes files, only `cli` speaks with the person at the keyboard.
"""

__version__ = "0.1.0"
