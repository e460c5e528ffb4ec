"""Tidy frame in, chart out; the same figure serves screen, page and file.

    theme, colour, locale, lettering    how everything looks, in Dutch and English, light, dark and in print
    trend, bars, path, sankey, ladder,
    heatmap, thresholds, map            builders: a frame (and names ready to read) becomes an Altair chart
    figure                              a chart with its table and its words: `screen` and `sheet`
    export, table                       files, and the table beside the chart

Builders take names as the reader sees them; they translate nothing but their own few words.
"""
