"""The one language of conditions, texts and templates, in a sandbox; the door to Jinja.

`environment.Language` compiles and runs; `names` tells what an expression uses; `schema` what a follow-up offers.
"""
