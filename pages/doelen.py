"""Doelen: use against the path of each target, by scope."""

from pages.parts.screen import open_screen

screen = open_screen("doelen")
screen.region()
screen.close()
