"""Tidy frame in, chart out; the same figure serves screen, page and file.

    theme, colour, locale, lettering    how everything looks, in Dutch and English, light, dark and in print
    trend, bars, path, sankey, ladder,
    heatmap, thresholds, map            builders: a frame (and names ready to read) becomes an Altair chart
    figure                              a chart with its table and its words: `screen` and `sheet`
    export, table                       files, and the table beside the chart

Builders take names as the reader sees them; they translate nothing but their own few words.
"""

from altair.utils.schemapi import disable_debug_mode

# Altair checks every part of a chart against its schema while it is made. The tests do so for every builder; a reader
# would wait for it, a tenth of the time of a screen.
disable_debug_mode()
