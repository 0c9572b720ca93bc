"""Whatever a partner sends as its logo: it is shown as it is meant, or refused in words; and it never runs."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.load.project import read_project
from generator.model.problem import Problem
from generator.model.source import BinaryFile, Source, TextFile
from generator.model.theme import Asset
from generator.package.colours import PAPER, stylesheet
from generator.text.colour import contrast
from generator.text.logo_svg import SVG, SvgLogo, read_logo
from generator.text.png_look import look_at_png
from generator.validate.bench import Bench
from generator.validate.logos import MOST_BYTES, logo_problems, png_problems
from generator.validate.looks import read_logos

ROOT = Path(__file__).parents[2]
OURS = sorted((ROOT / "content" / "logos").glob("*.svg"))
HARMFUL = {
    "a script": "<script>alert(1)</script>",
    "a script far inside": "<defs><g><g><script href='#a'/></g></g></defs>",
    "a script in what is dropped": "<metadata><script xmlns='http://www.w3.org/1999/xhtml'>1</script></metadata>",
    "an event": '<path d="M0 0h8" onload="alert(1)"/>',
    "an event in capitals": '<path d="M0 0h8" ONCLICK="alert(1)"/>',
    "a page inside": '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>',
    "a frame": "<iframe src='a.html'/>",
    "an address": '<image href="https://evil.example/a.png"/>',
    "an address without scheme": '<image href="//evil.example/a.png"/>',
    "a file": '<image xlink:href="file:///etc/passwd"/>',
    "a path": '<image href="../../etc/passwd"/>',
    "a part of another file": '<use href="other.svg#a"/>',
    "a page as data": '<image href="data:text/html;base64,PHNjcmlwdD4="/>',
    "an svg as data": '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    "no picture as data": '<image href="data:image/png;base64,PHN2Zz4="/>',
    "a program as link": '<a href="javascript:alert(1)"><rect/></a>',
    "a program as colour": '<rect fill="JavaScript:alert(1)"/>',
    "a link": '<a xlink:href="https://evil.example"><rect/></a>',
    "a style from outside": "<style>@import url(https://evil.example/a.css);</style>",
    "a font from outside": "<style>@font-face{font-family:a;src:url(https://evil.example/a.woff2)}</style>",
    "a style that loads": "<style>rect{fill:url(https://evil.example/#a)}</style>",
    "a style that loads behind a comment": "<style>rect{fill:u/**/rl(https://evil.example/#a)}</style>",
    "a style that hides what it loads": "<style>rect{fill:u\\72l(//evil.example)}</style>",
    "an attribute that hides what it loads": '<rect fill="u\\72l(//evil.example)"/>',
    "a style attribute that loads": "<rect style='fill:url( \"//evil.example\")'/>",
    "a filter that loads": "<filter><feImage href='https://evil.example/a.png'/></filter>",
    "an animation that hides": '<rect><animate attributeName="opacity" to="0"/></rect>',
    "an animation of a link": '<rect><set attributeName="href" to="https://evil.example"/></rect>',
    "an animation in a style": "<style>@keyframes a{to{opacity:0}}</style>",
    "parts that draw one another": '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
    "a billion parts": "".join(f'<g id="a{n}">{f"""<use href="#a{n + 1}"/>""" * 10}</g>' for n in range(10)),
    "a pit": "<g>" * 200 + "</g>" * 200,
}
UNSEEN = {
    "white": '<rect width="4" height="4" fill="#fff"/>',
    "white by name": '<g fill="White"><rect width="4" height="4"/></g>',
    "nearly white": '<rect width="4" height="4" style="fill: #f5F6f7 !important; stroke: none"/>',
    "white by class": '<style>.a,.b{fill:#fefefe}</style><rect class="b" width="4" height="4"/>',
    "white outline": '<path d="M0 0h4" fill="none" stroke="rgb(98%, 99%, 100%)"/>',
    "white gradient": '<linearGradient id="g"><stop stop-color="#fff"/><stop stop-color="#f8f8f8"/></linearGradient>'
    '<rect fill="url(#g)" width="4" height="4"/>',
    "black in a mask only": '<mask id="m"><rect width="4" height="4"/></mask><rect fill="#fff" mask="url(#m)"/>',
    "nothing": "",
}
SEEN = {
    "black where nothing is said": '<rect width="4" height="4"/>',
    "white on a colour": '<rect width="4" height="4" fill="#0b5d51"/><path d="M0 0h1v1z" fill="#fff"/>',
    "a coloured outline": '<path d="M0 0h1v1z" fill="#fff" stroke="#123456"/>',
    "a gradient of a colour": '<linearGradient id="h"><stop stop-color="#fff"/><stop offset="1" stop-color="#900"/>'
    '</linearGradient><linearGradient id="g" href="#h"/><rect fill="url(#g)" width="4" height="4"/>',
    "a part from the shelf": '<defs><path id="p" d="M0 0h1v1z"/></defs><use href="#p"/>',
    "the colour of the text around": '<rect width="4" height="4" fill="currentColor"/>',
    "a pattern": '<pattern id="p"/><rect width="4" height="4" fill="url(#p)"/>',
    "a picture inside": '<image href="data:image/png;base64,iVBORw0KGgoAAAA="/>',
    "yellow": '<rect width="4" height="4" fill="#ff0"/>',
}


def svg(inside: str, more: str = 'viewBox="0 0 8 8"') -> str:
    return f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" {more}>{inside}</svg>'


def png(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def codes(problems: object) -> list[str]:
    assert isinstance(problems, list | tuple)
    return [problem.code for problem in problems if isinstance(problem, Problem)]


@pytest.mark.parametrize("name", HARMFUL)
def test_what_could_run_or_load_is_refused(name: str) -> None:
    logo = read_logo(svg(HARMFUL[name]))
    assert [fault.harmful for fault in logo.faults][:1] == [True]
    assert logo.text == ""


def test_entities_are_refused_before_they_swell() -> None:
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(30))
    logo = read_logo(f'<!DOCTYPE svg [<!ENTITY a0 "a">{bomb}]>' + svg("<title>&a30;</title>"))
    assert [(fault.found, fault.harmful) for fault in logo.faults] == [("a0", True)]


@pytest.mark.parametrize("text", ["", "GIF89a", "<html/>", '<svg viewBox="0 0 8 8"/>', svg("<g>"), svg("&nbsp;")])
def test_what_is_no_svg_is_refused(text: str) -> None:
    assert [fault.harmful for fault in read_logo(text).faults] == [False]


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_logos_stay_as_they_are(path: Path) -> None:
    logo = read_logo(path.read_text(encoding="utf-8"))
    assert (logo.faults, logo.pale, logo.letters) == ((), False, False)
    assert shape(ET.fromstring(logo.text)) == shape(ET.fromstring(path.read_text(encoding="utf-8")))


def shape(element: ET.Element) -> object:
    return element.tag, element.attrib, [shape(child) for child in element]


def test_what_only_editors_need_goes() -> None:
    kept = '<defs><linearGradient id="a"><stop stop-color="#900"/></linearGradient></defs>'
    kept += '<path style="fill:url(#a)" d="M0 0h8v8z"/>'
    noise = (
        "<?xml version='1.0' encoding='windows-1256'?>"
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        f'<svg xmlns="{SVG}" xmlns:inkscape="urn:i" inkscape:export-filename="C:\\a.png" viewBox="0 0 8 8">'
        "<!-- made by --><metadata><rdf:RDF xmlns:rdf='urn:r'>who</rdf:RDF></metadata>"
        "<inkscape:view><path/></inkscape:view>" + kept.replace("<path", "<path data-name='x'") + "</svg>"
    )
    logo = read_logo(noise)
    assert logo.faults == ()
    assert shape(ET.fromstring(logo.text)) == shape(ET.fromstring(svg(kept)))
    assert not re.search("made by|who|inkscape|data-name|DOCTYPE|<\\?", logo.text)


def test_words_stay_words() -> None:
    for words in ("&lt;script>alert(1)&lt;/script>", "a &amp; b", "<![CDATA[<b onclick='a'>]]>"):
        logo = read_logo(svg(f"<title>{words}</title><text>{words}</text>"))
        assert logo.letters
        root = ET.fromstring(logo.text)
        assert [one.text for one in root] == [one.text for one in ET.fromstring(svg(f"<a>{words}</a>" * 2))]


def test_a_picture_inside_stays() -> None:
    inside = '<image xlink:href="data:image/png;base64,iVBORw0KGgoAAAA=" width="8" height="8"/>'
    assert "data:image/png;base64,iVBORw0KGgoAAAA=" in read_logo(svg(inside)).text


NAMES = st.sampled_from(
    [
        "g",
        "path",
        "rect",
        "text",
        "title",
        "style",
        "metadata",
        "script",
        "use",
        "image",
        "foreignObject",
        "animate",
        "x:y",
        "a",
    ]
)
ATTRIBUTES = st.sampled_from(
    ['fill="#fff"', 'onclick="a()"', 'href="#a"', 'href="//a"', 'id="a"', 'style="fill:url(//a)"', 'd="M0 0&#10;&lt;"']
)
WORDS = st.sampled_from(
    ["", "a &amp; b", "&lt;script>", "]]&gt;", "{fill:#000}", "<!-- <script> -->", "<![CDATA[<b>]]>"]
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.builds(
        lambda name, attributes, children: (
            f"<{name} {' '.join(dict.fromkeys(attributes))}>{''.join(children)}</{name}>"
        ),
        NAMES,
        st.lists(ATTRIBUTES, max_size=2, unique_by=lambda one: one.split("=")[0]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)


@given(TREES)
def test_what_is_published_is_safe_and_stays_what_it_is(tree: str) -> None:
    logo = read_logo(svg(tree, 'viewBox="0 0 8 8" xmlns:x="urn:x"'))
    if logo.faults:
        assert logo.text == ""
        return
    again = read_logo(logo.text)
    assert again == SvgLogo(logo.text, (), 8, 8, logo.pale, logo.letters)
    for element in ET.fromstring(logo.text).iter():
        assert element.tag.startswith(f"{{{SVG}}}")
        assert element.tag.rpartition("}")[2] not in ("script", "foreignObject", "animate", "a", "metadata")
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert not name.endswith("href") or value.startswith("#")


@pytest.mark.parametrize("name", UNSEEN)
def test_white_on_white_is_told(name: str) -> None:
    assert read_logo(svg(UNSEEN[name])).pale


@pytest.mark.parametrize("name", SEEN)
def test_what_can_be_seen_is_not_refused(name: str) -> None:
    logo = read_logo(svg(SEEN[name]))
    assert (logo.faults, logo.pale) == ((), False)


def test_a_logo_without_a_view_box_gets_one() -> None:
    logo = read_logo(svg("<path d='M0 0h8'/>", 'width="10mm" height="20"'))
    assert (round(logo.width, 2), logo.height) == (37.8, 20)
    assert 'viewBox="0 0 37.7953 20"' in logo.text
    assert read_logo(svg("", 'width="100%"')).width == 0


def test_a_png_is_what_it_says() -> None:
    seen = {
        "clear": Image.new("RGBA", (400, 90), (0, 0, 0, 0)),
        "grey and clear": Image.new("LA", (400, 90), (255, 0)),
        "white corners": Image.new("RGB", (400, 90), "white"),
        "white grey": Image.new("L", (400, 90), 250),
        "white bits": Image.new("1", (401, 90), 1),
        "white palette": Image.new("RGB", (99, 99), "#fafafa").quantize(4),
    }
    for name, image in seen.items():
        assert png_problems(f"content/logos/{name}.png", png(image)) == [], name
    palette = Image.new("P", (99, 99), 1)
    palette.putpalette([255, 255, 255, 200, 0, 0])
    one_corner = Image.new("RGB", (200, 90), "white")
    one_corner.putpixel((199, 0), (0, 80, 60))
    boxed = [Image.new("RGB", (400, 90), "#0b5d51"), Image.new("L", (99, 99), 100), palette, one_corner,
             Image.new("1", (401, 90), 0), Image.new("I;16", (99, 99), 1000)]  # fmt: skip
    for image in boxed:
        assert codes(png_problems("a.png", png(image))) == ["W0322"], image
    assert png_problems("a.png", png(palette, transparency=1)) == []


@pytest.mark.parametrize("last", [(255, 250, 245), (255, 239, 245)])
@pytest.mark.parametrize("kind", range(5))
def test_the_corner_is_found_behind_every_filter(kind: int, last: tuple[int, int, int]) -> None:
    """The last pixel of a row is told by all before it: rows filtered by each of the five ways of PNG."""
    pixels = [(255, 255, 255), *((place * 7 % 256, place * 3, 255 - place) for place in range(1, 70)), last]
    flat = bytes(channel for pixel in pixels for channel in pixel)
    row = bytearray(flat)
    for place in range(3, len(row)):
        left = flat[place - 3]
        row[place] = (flat[place] - {0: 0, 1: left, 2: 0, 3: left // 2, 4: left}[kind]) & 255
    whole = png(Image.new("RGB", (len(pixels), 64), "white"))
    data = replaced(whole, zlib.compress(bytes([kind]) + bytes(row) + bytes(63 * (len(row) + 1))))
    assert Image.open(io.BytesIO(data)).convert("RGB").getpixel((len(pixels) - 1, 0)) == last
    assert look_at_png(data).boxed == (min(last) < 240)


def replaced(data: bytes, pixels: bytes) -> bytes:
    """The same PNG with other pixels."""
    start = data.index(b"IDAT") - 4
    chunk = len(pixels).to_bytes(4, "big") + b"IDAT" + pixels + zlib.crc32(b"IDAT" + pixels).to_bytes(4, "big")
    return data[:start] + chunk + data[data.rindex(b"IEND") - 4 :]


def test_a_png_of_absurd_measures_is_refused() -> None:
    for size in ((63, 10), (6001, 400), (2100, 100)):
        assert codes(png_problems("a.png", png(Image.new("RGBA", size)))) == ["E0321"]
    assert png_problems("a.png", png(Image.new("RGBA", (400, 20)))) == []


def test_what_is_no_whole_png_is_refused() -> None:
    whole = png(Image.new("RGB", (90, 90), "white"))
    damaged = bytearray(whole)
    damaged[whole.index(b"IDAT") + 6] ^= 255
    jpeg = io.BytesIO()
    Image.new("RGB", (90, 90)).save(jpeg, "JPEG")
    for data in (b"", whole[:60], whole[:-12], bytes(damaged), jpeg.getvalue(), b"<svg/>", whole[:8] + whole[33:]):
        (problem,) = png_problems("a.png", data)
        assert (problem.code, problem.severity) == ("E0320", "error")
    assert "JPEG" in next(iter(png_problems("a.png", jpeg.getvalue()))).message


@given(st.binary(max_size=200), st.integers(0, 300))
def test_no_bytes_break_the_look(noise: bytes, place: int) -> None:
    whole = png(Image.new("P", (70, 70), 3))
    for data in (noise, whole[:place] + noise + whole[place:], whole[: 8 + place % 50] + noise):
        png_problems("a.png", data)


def test_a_heavy_logo_is_weighed_and_not_read() -> None:
    read: list[str] = []
    heavy = BinaryFile("content/logos/a.png", "0", 20_000_000)
    huge = TextFile("content/logos/b.svg", svg("<!--" + "a" * 3_000_000 + "-->"))
    bench = Bench(Source(binary={heavy.path: heavy}, text={huge.path: huge}))
    logos = read_logos(bench)

    def fetch(file: BinaryFile) -> bytes:
        read.append(file.path)
        return b""

    assert [(one.code, one.found, one.expected) for one in sorted(bench.problems)] == [
        ("E0309", "20.0 MB", "200 KB"), ("E0309", "3.0 MB", "200 KB"),
    ]  # fmt: skip
    assert list(logo_problems(logos, fetch)) == []
    assert read == []


def test_each_png_is_looked_at_once_and_other_kinds_are_refused() -> None:
    files = {
        f"content/logos/{name}": BinaryFile(f"content/logos/{name}", name, 99) for name in ("a.png", "b.jpg", "c.gif")
    }
    bench = Bench(Source(binary=files))
    logos = read_logos(bench)
    assert [(one.code, one.position.path) for one in bench.problems] == [
        ("E0320", "content/logos/b.jpg"), ("E0320", "content/logos/c.gif"),
    ]  # fmt: skip
    assert MOST_BYTES >= 99
    found = list(logo_problems({**logos, "d.svg": Asset("d", b"")}, lambda file: b"GIF89a"))
    assert [(one.code, one.position.path) for one in found] == [("E0320", "content/logos/a.png")]


def test_the_sanitised_text_is_what_is_published() -> None:
    text = svg('<!-- who --><path d="M0 0h8v8z"/>')
    file = TextFile("content/logos/a.svg", text)
    (asset,) = read_logos(Bench(Source(text={file.path: file}))).values()
    assert asset.data == read_logo(text).text.encode()
    assert b"who" not in asset.data


@pytest.mark.parametrize("target", ["outside/secret.svg", "/etc/hostname"])
def test_a_link_out_of_the_project_is_not_followed(target: str, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.svg").write_text(svg(""), encoding="utf-8")
    folder = tmp_path / "project" / "content" / "logos"
    folder.mkdir(parents=True)
    (folder / "a.svg").symlink_to(target if target.startswith("/") else tmp_path / target)
    source, problems = read_project(tmp_path / "project")
    assert [(one.code, one.position.path) for one in problems] == [("E0101", "content/logos/a.svg")]
    assert source.text.keys() & {"content/logos/a.svg"} == set()


def test_a_linked_folder_of_logos_is_not_entered(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.svg").write_text(svg(""), encoding="utf-8")
    (tmp_path / "project" / "content").mkdir(parents=True)
    (tmp_path / "project" / "content" / "logos").symlink_to(tmp_path / "outside")
    source, problems = read_project(tmp_path / "project")
    assert [one.code for one in problems] == ["E0101"]
    assert not [key for key in source.text if key.startswith("content/")]


@pytest.mark.parametrize("colour", ["#ffffff", "#fefe00", "#f4f9f7", "#000000", "#0b1513", "#7f7f7f"])
def test_a_colour_that_cannot_be_read_on_is_moved_until_it_can(colour: str) -> None:
    light = stylesheet(colour, colour)[1].decode().split("@media")[0]
    named = dict(re.findall(r"(--[a-z-]+):(#[0-9a-f]{6})", light))
    assert contrast(named["--partner-on"], named["--partner"]) >= 4.5
    assert contrast(named["--partner-ink"], PAPER) >= 4.5
