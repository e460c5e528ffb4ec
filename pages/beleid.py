"""Beleid: the six themes with their measures, what these delivered, what can be measured, and claimed effects."""

from figures import beleid, beleid_effects
from figures.desk import HOME_REGION
from pages.parts import beleid_coverage, beleid_effect, beleid_output, beleid_register, beleid_themes
from pages.parts.screen import open_screen

screen = open_screen("beleid", sources=("policy_register", "cbs_flows"))
t = screen.t
rows = beleid.measures(screen)
if rows.empty:
    screen.nothing(t("beleid.no_register"))
    screen.comparison_set()
    screen.close()
else:
    kinds = dict.fromkeys(beleid.COVERED)
    with screen.choices():
        theme = screen.pick("thema", beleid.terms(screen, "theme"), label=t("beleid.choice.theme"),
                            show=lambda code: f"{code}. {beleid.terms(screen, 'theme')[code]}")
        output = screen.pick("resultaat", beleid.outputs(screen), label=t("beleid.choice.output"),
                             show=lambda name: screen.name("indicator", name))
        kind = screen.pick("meetbaar", kinds, label=t("beleid.choice.covered"),
                           show=lambda name: t(f"beleid.kind.{name}"))
        base_year = screen.base_year(screen.years(region=HOME_REGION) or screen.years())
    screen.comparison_set()
    territory = beleid_effects.territory(screen, base_year)
    against = beleid_effects.against(territory)
    covered = beleid.coverage(screen, HOME_REGION)

    screen.show(beleid.by_theme(screen))
    beleid_themes.show(screen, rows, covered, against, theme)
    beleid_output.show(screen, output)
    beleid_coverage.show(screen, covered, kind)
    beleid_effect.show(screen, territory, against)
    beleid_register.show(screen)
    screen.close()
