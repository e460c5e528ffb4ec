"""Releases: database, site, monitor pack and data package frozen under one name, never to change again.

    made = release("2026-Q4", folder(), "https://grondstoffen.example.nl/2026-Q4/")
    releases(folder())                  # all of them, the first one first, whatever layout they were made in

    index        what was released, and whether it is still as it was
    checks       what must hold before anything is released
    citation     how to refer to a release
    build        making one, all or nothing
"""
