"""The data package: every figure that may go out, with what it takes to use it without asking us.

    build(Edition(), Path("package"), "https://grondstoffen.example.nl/data/")

    tables       what is in the tables, and what holds for them     geo         the provinces as shapes
    descriptor   the same as a Frictionless descriptor              catalogue   the record for data.overheid.nl
    changes      what changed since earlier packages                build       all of it, in one folder

It reads an `Edition` and nothing else.
"""
