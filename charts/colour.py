"""Colour arithmetic: contrast as WCAG defines it, and how different two colours look to different eyes.

Colours are `#rrggbb` texts. Colour blindness is simulated with the matrices of Machado, Oliveira and
Fernandes (2009) at full severity, in linear light; differences are distances in OKLab (Ottosson 2020),
where 0.02 is just visible.
"""

import math

SIGHT = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LUMINANCE = (0.2126, 0.7152, 0.0722)
TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)


def times(matrix: tuple, vector: tuple) -> tuple:
    """Matrix times vector."""
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def linear(colour: str) -> tuple[float, float, float]:
    """Red, green and blue in linear light, 0 to 1."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def written(light: tuple) -> str:
    """The `#rrggbb` text of a colour in linear light, clipped to what a screen can show."""
    clipped = (min(max(p, 0.0), 1.0) for p in light)
    curved = (12.92 * p if p <= 0.0031308 else 1.055 * p ** (1 / 2.4) - 0.055 for p in clipped)
    return "#" + "".join(f"{round(255 * p):02x}" for p in curved)


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2, 0 (black) to 1 (white)."""
    return sum(a * b for a, b in zip(LUMINANCE, linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def oklab(light: tuple) -> tuple[float, float, float]:
    """Lightness, green-red and blue-yellow of a colour in linear light, even to the eye."""
    return times(TO_LAB, tuple(math.cbrt(max(p, 0.0)) for p in times(TO_CONES, light)))


def distance(one: str, other: str, sight: str = "normal") -> float:
    """How different two colours look, as OKLab distance, to the eyes named in SIGHT."""
    seen = [times(SIGHT[sight], linear(colour)) for colour in (one, other)]
    return math.dist(*(oklab(tuple(min(max(p, 0.0), 1.0) for p in light)) for light in seen))


def blend(one: str, other: str, share: float) -> str:
    """The colour `share` (0 to 1) of the way from one to the other, evenly to the eye."""
    a, b = oklab(linear(one)), oklab(linear(other))
    lab = tuple(x + share * (y - x) for x, y in zip(a, b, strict=True))
    return written(times(FROM_CONES, tuple(c**3 for c in times(FROM_LAB, lab))))


def readable_on(back: str, *inks: str) -> str:
    """The ink with the most contrast on this background."""
    return max(inks, key=lambda ink: contrast(ink, back))
