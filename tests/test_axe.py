"""No page may break a rule of WCAG 2.2 A and AA, or a best practice, that axe can judge."""

import pytest
from browsing import page_paths

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("path", page_paths(), ids=lambda path: path or "start")
def test_axe_finds_nothing(visits, path, lang):
    violations = visits(path, lang).violations
    assert not violations, "\n".join(violations)
