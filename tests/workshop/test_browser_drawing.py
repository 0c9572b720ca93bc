"""Pages become bases: the right pixels, the right boxes, nothing from outside, and words for what is wrong."""

from __future__ import annotations

import asyncio
import io
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import pytest
from PIL import Image

from generator.workshop.browser import Browser
from generator.workshop.draughtsman import Draughtsman, Fault, Job, PicturesFaulty
from generator.workshop.pictures.shape import Box, Drawing
from tests.workshop.scene import BOLD, REGULAR, SIZES, THEME, Scene, ThemeShelf


def job(scene: Scene, name: str = "sample") -> Job:
    return Job(scene.html(), scene.width, scene.height, name)


def page(body: str, style: str = "", attributes: str = "") -> Job:
    """A small page of 200 x 100 pixels on white."""
    html = f"<!doctype html><html {attributes}><meta charset=utf-8><style>body{{margin:0}}{style}</style><body>{body}"
    return Job(html.encode(), 200, 100, "small")


def draw(draughtsman: Draughtsman, one: Job) -> Drawing:
    (drawing,) = draughtsman.draw([one])
    return drawing


def pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def faults(draughtsman: Draughtsman, *jobs: Job) -> tuple[Fault, ...]:
    with pytest.raises(PicturesFaulty) as caught:
        list(draughtsman.draw(jobs))
    return caught.value.faults


# --- what is drawn ---------------------------------------------------------------------------------------------------


def test_every_size_comes_in_order_without_transparency(draughtsman: Draughtsman) -> None:
    told: list[tuple[int, int, str]] = []
    jobs = [job(Scene("ar", width, height), f"{width}") for width, height in SIZES]
    for wanted, drawing in zip(jobs, draughtsman.draw(jobs, lambda *news: told.append(news)), strict=True):
        image = pixels(drawing.png)
        assert (drawing.width, drawing.height) == image.size == (wanted.width, wanted.height)
        assert image.mode == "RGB"
        assert drawing.flat
        assert drawing.clipped == ()
        assert {box.fill for box in drawing.boxes} == {"name", "code", "logo", "qr"}
    assert told == [(number, 6, str(width)) for number, (width, _height) in enumerate(SIZES, 1)]


def test_a_flat_picture_shows_weights(draughtsman: Draughtsman) -> None:
    style = ":root{--brand:#0b5d4e;--accent:#d98e04;--white:#fff} div{position:absolute;width:20px;height:20px}"
    mixed = "color-mix(in srgb, var(--brand), var(--white) 50%)"
    body = "".join(
        f'<div style="left:{left}px;background:{colour}"></div>'
        for left, colour in ((0, "var(--brand)"), (20, "var(--accent)"), (40, "var(--white)"), (60, mixed))
    )
    seen = pixels(draw(draughtsman, page(body, style)).png)
    assert [seen.getpixel((x, 10)) for x in (10, 30, 50)] == [(255, 0, 0), (0, 0, 255), (0, 255, 0)]
    red, green, blue = seen.convert("RGB").getpixel((70, 10))  # type: ignore[misc]
    assert abs(red - 128) <= 1
    assert abs(green - 128) <= 1
    assert blue == 0
    photo = draw(draughtsman, page(body, style, "data-photo"))
    assert not photo.flat
    assert pixels(photo.png).getpixel((10, 10)) == (0x0B, 0x5D, 0x4E)
    assert pixels(draughtsman.draw_whole(page(body, style))).getpixel((30, 10)) == (0xD9, 0x8E, 0x04)


def test_whatever_the_theme_says_the_weights_win_and_stand_still(draughtsman: Draughtsman) -> None:
    style = """:root{--brand:#123456!important} html body{--rest:1} *{transition:all 90s}
    @keyframes slide{from{transform:none} to{transform:translateX(100px)}}
    div{width:20px;height:20px;background:var(--brand);animation:slide 90s both}"""
    seen = pixels(draw(draughtsman, page("<div></div>", style)).png)
    assert seen.getpixel((110, 10)) == (255, 0, 0)
    assert seen.getpixel((10, 10)) == (255, 255, 255)


def test_the_theme_s_typefaces_are_used(draughtsman: Draughtsman) -> None:
    """The same words without the typeface look different, so it was there when the picture was taken."""
    scene = Scene("ar")
    other = replace(scene, extra="*{font-family:monospace!important}")
    assert draw(draughtsman, job(scene)).png != draw(draughtsman, job(other)).png


def test_a_page_and_its_frames_get_the_scheme_that_it_asks_for(draughtsman: Draughtsman) -> None:
    inner = "<style>body{background:#ffffff}@media (prefers-color-scheme:dark){body{background:#000000}}</style>"
    body = f'<iframe style="border:0;position:absolute;inset:0" srcdoc="{inner}"></iframe>'
    jobs = [page(body, attributes=f"data-photo {scheme}") for scheme in ("", 'data-scheme="dark"', "", "")]
    seen = [pixels(drawn.png).getpixel((10, 10)) for drawn in draughtsman.draw(jobs)]
    assert seen == [(255, 255, 255), (0, 0, 0), (255, 255, 255), (255, 255, 255)]


def test_typefaces_in_a_frame_are_there_when_it_is_drawn(draughtsman: Draughtsman) -> None:
    def framed(face: str) -> bytes:
        style = f"@font-face{{font-family:A;src:url(theme/{face})}}body{{font:40px A,monospace}}"
        body = f'<iframe style="border:0;width:300px" srcdoc="<style>{style}</style>دفتر Daftar"></iframe>'
        return draw(draughtsman, page(body, attributes="data-photo")).png

    assert framed("fonts/print/Alexandria-Bold.ttf") != framed("fonts/print/Alexandria-Regular.ttf")


def test_two_drawings_are_the_same_bytes(draughtsman: Draughtsman, installed: Browser) -> None:
    one = job(Scene("ar", 1500, 500))
    first, second = draughtsman.draw([one, one])
    assert first == second
    with Draughtsman(installed, ThemeShelf()) as another:
        assert draw(another, one) == first


# --- boxes -----------------------------------------------------------------------------------------------------------


def test_boxes_are_measured_in_whole_pixels_with_their_type(draughtsman: Draughtsman) -> None:
    style = """[data-fill]{position:absolute} [data-band]{position:absolute;inset:20.4px 10px 9.5px}
    [data-fill=name]{left:10.4px;top:20.6px;width:99.8px;height:20px;font:650 17.5px serif;color:#444;text-align:end}
    [data-fill=code]{left:10px;top:50px;width:50px;height:20px;padding:2px 4px 3px 5px;border:1px solid;font:500 9px x}
    [data-fill=qr]{left:120px;top:30px;width:58px;height:40px;color:#00f;text-align:center}
    [data-fill=logo]{display:none}"""
    body = "<p data-band></p>" + "".join(f"<p data-fill={name}></p>" for name in ("name", "code", "qr", "logo"))
    drawing = draw(draughtsman, page(body, style + "p{margin:0}", "dir=rtl"))
    assert drawing.band == (20, 91)
    name, code, qr = drawing.boxes
    assert name == Box("name", 10, 21, 100, 20, 17.5, 700, "left", 0x44)
    assert code == Box("code", 16, 53, 50, 20, 9.0, 400, "right", 0)
    assert (qr.x, qr.y, qr.width, qr.height, qr.side) == (120, 30, 58, 40, "center")
    assert qr.grey == 76  # as light as pure blue: 0.0722 of white


@pytest.mark.parametrize(
    ("direction", "align", "side"),
    [
        ("ltr", "start", "left"),
        ("ltr", "end", "right"),
        ("rtl", "start", "right"),
        ("rtl", "end", "left"),
        ("rtl", "left", "left"),
        ("ltr", "right", "right"),
        ("rtl", "justify", "right"),
        ("ltr", "center", "center"),
    ],
)
def test_the_side_of_text(draughtsman: Draughtsman, direction: str, align: str, side: str) -> None:
    (box,) = draw(draughtsman, page(f'<p data-fill=name dir={direction} style="text-align:{align}">&nbsp;')).boxes
    assert box.side == side


def test_without_a_card_the_band_is_the_boxes(draughtsman: Draughtsman) -> None:
    style = "p{position:absolute;margin:0;width:9px;height:9px}"
    body = '<p data-fill=name style="top:30px"></p><p data-fill=qr style="top:50px"></p>'
    assert draw(draughtsman, page(body, style)).band == (30, 59)
    assert draw(draughtsman, page("<p>")).band == (0, 0)


# --- what does not fit -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "style",
    [
        "width:60px;overflow:hidden;white-space:nowrap",
        "width:60px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis",
        "width:60px;white-space:nowrap",
        "width:90px;height:14px",
        "position:absolute;left:150px;white-space:nowrap",
        "position:absolute;top:90px",
    ],
)
def test_words_that_do_not_fit_are_named(draughtsman: Draughtsman, style: str) -> None:
    tall = page(f'<p style="margin:0;font:16px/20px serif;{style}">words that <b>need</b> their room</p>')
    assert draw(draughtsman, tall).clipped != ()
    first = draw(draughtsman, page(f'<div style="margin:0;font:16px/20px serif;{style}">words that need room</div>'))
    assert first.clipped == ("words that need room",)


def test_words_that_fit_are_not_named(draughtsman: Draughtsman) -> None:
    body = """<h1 style="font-size:24px;line-height:1;margin:0;overflow:hidden">ثَمَّ jÉ</h1>
    <div style="position:relative;width:5px"><p style="position:absolute;left:20px;width:99px">outside</p></div>
    <p style="visibility:hidden;margin-left:900px">unseen</p><p style="display:none;margin-left:900px">unseen</p>"""
    assert draw(draughtsman, page(body)).clipped == ()


# --- nothing from outside --------------------------------------------------------------------------------------------


@pytest.fixture
def doorbell() -> Iterator[tuple[str, Callable[[], bool]]]:
    """An address on this machine, and whether anybody has knocked there."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)

        def rung() -> bool:
            try:
                server.accept()[0].close()
            except TimeoutError:
                return False
            return True

        yield f"http://127.0.0.1:{server.getsockname()[1]}", rung


@pytest.mark.parametrize(
    "body",
    [
        '<img src="{}/x.png">',
        '<style>@import "{}/x.css"</style>',
        '<link rel=stylesheet href="{}/x.css">',
        '<iframe src="{}/"></iframe>',
        '<object data="{}/x.svg"></object>',
        '<p style="background:url({}/x.png)">x',
        '<style>@font-face{{font-family:F;src:url("{}/x.woff2")}} p{{font-family:F}}</style><p>x',
    ],
)
def test_what_is_elsewhere_is_refused_and_named(
    draughtsman: Draughtsman, doorbell: tuple[str, Callable[[], bool]], body: str
) -> None:
    address, rung = doorbell
    found = faults(draughtsman, page(body.format(address)))
    assert not rung()
    assert found[0].kind == "address"
    assert address.removeprefix("http") in found[0].what
    assert found[0].picture == "small"


@pytest.mark.parametrize(
    "body",
    [
        '<link rel=preconnect href="{}"><link rel=dns-prefetch href="{}">',
        '<meta http-equiv=refresh content="0;url={}/">',
        "<script>fetch('{}/')</script>",
        '<img src="data:," onerror="fetch(\'{}/\')">',
        '<p>x<img src="file:///etc/hostname">',
    ],
)
def test_nobody_is_told_that_a_page_is_drawn(
    draughtsman: Draughtsman, doorbell: tuple[str, Callable[[], bool]], body: str
) -> None:
    address, rung = doorbell
    with suppress(PicturesFaulty):
        list(draughtsman.draw([page(body.replace("{}", address))]))
    assert not rung()


def test_scripts_do_not_run(draughtsman: Draughtsman) -> None:
    body = """<p style="width:20px;height:20px;margin:0;background:#00f" id=p></p>
    <script>p.style.background = "#f00"</script><img src="data:image/png;base64,AAAA"
    onerror="p.style.background='#f00'" onload="p.style.background='#f00'" alt=broken>"""
    with pytest.raises(PicturesFaulty) as caught:
        draughtsman.draw_whole(page(body))
    assert [fault.kind for fault in caught.value.faults] == ["image"]
    seen = pixels(draughtsman.draw_whole(page(body.split("<img")[0])))
    assert seen.getpixel((10, 10)) == (0, 0, 255)


@pytest.mark.parametrize("name", ["../secret", "%2e%2e/secret", "..%2fsecret", "a/..%5c..%5csecret"])
def test_no_page_leaves_the_theme(installed: Browser, name: str) -> None:
    asked: list[str] = []

    class Watched(ThemeShelf):
        def theme(self, name: str) -> bytes:
            asked.append(name)
            raise KeyError(name)

    with Draughtsman(installed, Watched()) as working:
        assert faults(working, page(f'<img src="theme/{name}">'))
    assert [one for one in asked if ".." in one or "\\" in one] == []


# --- faults ----------------------------------------------------------------------------------------------------------


def test_all_faults_of_all_pages_are_told_at_once(draughtsman: Draughtsman) -> None:
    missing = page('<img src="theme/no.png">')
    strange = page("<p data-fill=price>x<p data-fill=name style='position:absolute;left:150px;width:80px'>x")
    coming = draughtsman.draw([page("<p>good"), missing, page("<p>good"), replace(strange, name="other")])
    assert next(coming).width == 200
    with pytest.raises(PicturesFaulty) as caught:
        next(coming)
    assert caught.value.faults == (
        Fault("small", "address", "theme/no.png"),
        Fault("other", "box", "price"),
        Fault("other", "box", "name"),
    )


def test_a_typeface_that_cannot_be_read_is_named(installed: Browser) -> None:
    style = '@font-face{font-family:"Odd One";src:url("theme/odd.ttf")} p{font-family:"Odd One"}'
    with Draughtsman(installed, ThemeShelf(**{"odd.ttf": b"no font"})) as working:
        assert faults(working, page("<p>x", style)) == (Fault("small", "font", "Odd One"),)


def test_a_typeface_that_nothing_uses_is_not_asked_for(draughtsman: Draughtsman) -> None:
    draw(draughtsman, page("<p>x", '@font-face{font-family:Odd;src:url("theme/odd.ttf")}'))


# --- where it works --------------------------------------------------------------------------------------------------


def test_inside_a_running_event_loop(installed: Browser) -> None:
    async def inside() -> bytes:
        with Draughtsman(installed, ThemeShelf()) as working:
            return draw(working, page("<p>x")).png

    with ThreadPoolExecutor(1) as thread:  # this one may have a loop already, of whoever started a browser in it
        png = thread.submit(asyncio.run, inside()).result()
    assert pixels(png).size == (200, 100)


def test_drawings_may_be_left_half_way(draughtsman: Draughtsman) -> None:
    coming = draughtsman.draw([page(f"<p>{number}") for number in range(12)])
    next(coming)
    assert isinstance(coming, Iterator)
    del coming
    assert draw(draughtsman, page("<p>x")).width == 200


def test_the_sample_uses_the_fonts_of_the_theme() -> None:
    assert (THEME / REGULAR).is_file()
    assert (THEME / BOLD).is_file()
