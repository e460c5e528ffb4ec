"""What is shown, made once: a question and a choice in, a figure with its table and words out.

    desk                    what every figure is made at: questions, names, words, provenance, in one language
    names, provenance       codes and sources in words
    margins                 limits beside each figure
    the other modules       the figures of one screen each

Nothing here knows Streamlit, so that a screen, the published site and the files of the monitor draw the same.
"""
