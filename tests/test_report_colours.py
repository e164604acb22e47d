"""Colours of themes, their tints and shades, and how far two colours are apart."""

import pytest
from lxml import etree

from generator.report.colours import Palette, contrast, readable, shaded

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PALETTE = Palette({"accent1": "4472C4", "dk1": "000000", "lt1": "FFFFFF"}, {"text1": "dk1", "bg1": "lt1", "tx1": "dk1"})


@pytest.mark.parametrize(
    ("text", "background", "ratio"),
    [
        ("FFFFFF", "00B050", 2.87),
        ("FFFFFF", "FFC000", 1.64),
        ("FFFFFF", "FF0000", 4.0),
        ("9C6500", "FFEB9C", 4.12),
        ("006100", "C6EFCE", 6.14),
        ("7A4B00", "FFEB9C", 6.22),
        ("9C0006", "FFC7CE", 5.92),
        ("FFFFFF", "1F4E79", 8.66),
        ("000000", "FFFFFF", 21.0),
    ],
)
def test_contrast_is_what_the_guidelines_reckon(text: str, background: str, ratio: float) -> None:
    assert round(contrast(text, background), 2) == round(contrast(background, text), 2) == ratio


# What Word writes beside the theme's colour, for programs that do not read themes.
SHADES = [
    ("4472C4", 0x99, None, "8EAADB"),
    ("4472C4", 0x66, None, "B4C6E7"),
    ("4472C4", 0x33, None, "D9E2F3"),
    ("4472C4", None, 0xBF, "2F5496"),
    ("ED7D31", 0x99, None, "F4B083"),
    ("44546A", None, 0xBF, "323E4F"),
]


@pytest.mark.parametrize(("colour", "tint", "shade", "shown"), SHADES)
def test_tints_and_shades_are_those_of_word_to_one_step(
    colour: str, tint: int | None, shade: int | None, shown: str
) -> None:
    made = shaded(colour, None if tint is None else tint / 255, None if shade is None else shade / 255)
    apart = [abs(int(made[i : i + 2], 16) - int(shown[i : i + 2], 16)) for i in (0, 2, 4)]
    assert max(apart) <= 1


@pytest.mark.parametrize(
    ("xml", "colour"),
    [
        ('<w:color w:val="1f4e79"/>', "1F4E79"),
        ('<w:color w:val="auto"/>', ""),
        ('<w:color w:val="FFFFFF" w:themeColor="accent1"/>', "4472C4"),
        ('<w:color w:val="FFFFFF" w:themeColor="accent1" w:themeShade="BF"/>', "2F5496"),
        ('<w:color w:val="FFFFFF" w:themeColor="text1"/>', "000000"),
        ('<w:color w:val="123456" w:themeColor="accent9"/>', "123456"),
    ],
)
def test_the_theme_wins_over_what_is_written_beside_it(xml: str, colour: str) -> None:
    assert PALETTE.of_word(etree.fromstring(xml.replace("<w:color", f"<w:color {W}"))) == colour


@pytest.mark.parametrize(
    ("xml", "colour"),
    [
        ('<a:solidFill><a:srgbClr val="1F4E79"/></a:solidFill>', "1F4E79"),
        ('<a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>', "595959"),
        ('<a:solidFill><a:sysClr val="windowText" lastClr="000000"/></a:solidFill>', "000000"),
        ('<a:solidFill><a:prstClr val="yellow"/></a:solidFill>', "FFFF00"),
        ('<a:pattFill prst="pct30"><a:fgClr><a:schemeClr val="accent1"/></a:fgClr><a:bgClr/></a:pattFill>', "4472C4"),
        ("<a:noFill/>", ""),
    ],
)
def test_a_fill_of_a_drawing_has_its_colour(xml: str, colour: str) -> None:
    assert PALETTE.of_drawing(etree.fromstring(f"<fill {A}>{xml}</fill>")) == colour


def test_what_is_left_to_word_is_black_or_on_dark_white() -> None:
    assert (readable("FFEB9C"), readable("1F4E79")) == ("000000", "FFFFFF")
