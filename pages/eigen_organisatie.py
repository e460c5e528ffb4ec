"""Eigen organisatie: what the province itself buys, builds and subsidises, against its own target."""

import streamlit as st

from figures import doelen, eigen_organisatie, eigen_organisatie_apart, eigen_organisatie_works
from figures.eigen_organisatie import Own
from pages.parts import eigen_organisatie_target, eigen_organisatie_template
from pages.parts.cards import cards
from pages.parts.screen import open_screen

screen = open_screen("eigen_organisatie", sources=("own_use",))
t, own = screen.t, Own(screen)
if own.series is None:
    screen.nothing(t("eigen_organisatie.none"))
    screen.comparison_set()
    eigen_organisatie_template.show(screen)
    screen.close()
    st.stop()
units = eigen_organisatie_works.units(own)
with screen.choices():
    base_year, wanted = eigen_organisatie_target.choose(screen, own)
    year = screen.year(own.years)
    unit = screen.pick("eenheid", units, label=t("eigen_organisatie.choice.unit"),
                       show=lambda code: own.name("functional_unit", code)) if units else None
screen.comparison_set()

found = own.assessment(base_year, wanted)
screen.show(eigen_organisatie.path(own, found), decimals=1)
cards(eigen_organisatie.cards(own, found))
cards(doelen.answers(screen, found)[1:], wide=True)
for make in (eigen_organisatie.by_domain, eigen_organisatie.by_input):
    if figure := make(own):
        screen.show(figure, decimals=1)

screen.section(t("eigen_organisatie.measured.title"), t("eigen_organisatie.measured.intro"))
for make in (eigen_organisatie.covered, eigen_organisatie.found_by):
    if figure := make(own):
        screen.show(figure, level=3, decimals=1)

works = [figure for figure in (eigen_organisatie_works.intensity(own, unit) if unit else None,
                               eigen_organisatie_works.avoided(own), eigen_organisatie_works.mki(own)) if figure]
if works:
    screen.section(t("eigen_organisatie.works.title"), t("eigen_organisatie.works.intro"))
for figure in works:
    screen.show(figure, level=3, decimals=0 if figure.id == eigen_organisatie_works.MKI else 1)

if figure := eigen_organisatie_works.planned(own):
    screen.show(figure, decimals=1)
    eigen_organisatie_template.calendar(screen, eigen_organisatie_works.calendar(own))

apart = [figure for figure in (eigen_organisatie_apart.subsidies(own), eigen_organisatie_apart.behind(own),
                               eigen_organisatie_apart.screened(own, year)) if figure]
if apart:
    screen.section(t("eigen_organisatie.apart.title"), t("eigen_organisatie.apart.intro"))
for figure in apart:
    screen.show(figure, level=3, decimals=2 if figure.id == eigen_organisatie_apart.SCREENED else 1)
eigen_organisatie_template.show(screen)
screen.close()
