"""The monitor pack: what the authors of a monitor need, made from an edition and a selection of figures.

    selection = read(Path("data/monitor_selection.toml"), edition.desk("nl"))
    made = pack(edition, selection)                    # bytes by file name, the zip of all of them, and what is in it

    selection    which figures, in which order and for which area; read from TOML, checked, written to TOML
    contents     the figures themselves, numbered, or what stands in their place where there are no data
    pictures     a figure as SVG, PNG and accessible PDF     workbook     all figures as an Excel workbook
    word         the text as a Word document                 typeset      the same as an accessible PDF (PDF/UA-1)
    manifest     what is in the pack, with its hashes        build        all of it, in a folder or as a zip

Figures are those of the screens (`figures.repertoire`), drawn from an `Edition`; nothing else is read.
"""
