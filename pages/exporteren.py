"""Exporteren: a list of figures that stands in the link, and the pack of them as one file."""

from pages.parts import exporteren_figure, exporteren_list, exporteren_pack
from pages.parts.screen import open_screen

screen = open_screen("exporteren", sources=())
chosen = exporteren_pack.of_all(screen)
screen.comparison_set("regions", "years")
listed = exporteren_list.Listed(screen)
exporteren_list.choose(screen, listed)
if listed.items:
    edition = exporteren_pack.edition(screen, chosen.with_example)
    exporteren_list.show(screen, listed, edition)
    selection = exporteren_pack.selection(screen, listed, chosen)
    exporteren_pack.offer(screen, selection, edition)
    exporteren_figure.show(screen, listed, selection, edition)
screen.close()
