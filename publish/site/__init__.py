"""The public edition: a static website of what may go out, in Dutch and English, that needs no server and no script.

    build(Edition(), Path("site"), "https://grondstoffen.example.nl/")

    addresses    where everything stands          content     what a page consists of
    press        figures and words of a page      pages_*     the pages themselves
    drawing      a figure as files                record      what was made before, and what has changed
    build        all of it, again only where something changed

Figures are those of the screens (`figures`), drawn from an `Edition`; nothing else is read.
"""
