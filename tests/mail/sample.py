"""Two mails in two languages, rendered with the shipped templates and invented values."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

from generator.model.locale import Locale
from generator.model.value import Kind, Value
from generator.render.engine import Engine, finalizer
from generator.render.formats.email import inline_mail, style_copy
from generator.render.markdown import CopyWriter
from generator.render.notation import Dir, Spot, Where
from generator.render.plaintext import text_of
from generator.render.resolve import Piece, pieces_of_html, pieces_of_text
from generator.render.trees import MemoryCache, TemplateText
from generator.render.words import Words
from generator.text.catalogue import Catalogue
from generator.text.plain import open_paragraphs, opener_for

ROOT = Path(__file__).parents[2]
LOCALES = {"ar": Locale("ar", "rtl", "العربية"), "en": Locale("en", "ltr", "English")}
LINK = "https://partners.daftar.example/ar/p/noor/?utm_source=noor&utm_medium=affiliate&utm_campaign=c&via=noor"
HOSTILE = 'Noor & «نور» <b>"x"'

Language = Literal["ar", "en"]
Who = Literal["team", "partner"]

_TEXTS: dict[str, dict[str, str]] = {
    "ar": {
        "subject_team": "كيف ترشّحون دفتر لمن تعرفون؟",
        "subject_partner": "برنامج نستخدمه في حساباتنا وننصحكم به",
        "preheader": "كل ما تحتاجون إلى معرفته عن الرابط والمكافأة والخصم، في دقيقتين",
        "cta": "أرسلوا إليّ رابطي",
        "disclosure": "إعلان: نحصل على مكافأة من دفتر إذا اشتركتم عبر هذا الرابط.",
        "before": "نستخدم برنامج Daftar لإصدار الفواتير، ونراجع مسودة الإقرار قبل موعدها بنحو 3 أيام.\n\n"
        "## ما لكم وما لغيركم\n\n- **لكم**: حصة تبلغ 20% من كل اشتراك.\n- **لعميلكم**: خصم قدره 298 ريالًا.\n\n"
        "نكتب ذلك [في الشروط](https://daftar.example/terms/) بوضوح.",
        "after": "إن كان لديكم سؤال فردّوا على هذه الرسالة، أقرؤها بنفسي.",
        "brand": "دفتر",
        "programme": "شركاء دفتر",
        "description": "محاسبة وفوترة إلكترونية سحابية للمنشآت الصغيرة في الخليج، بالعربية أولًا.",
        "address": "7423 طريق الأمير تركي بن عبد العزيز الأول، حي حطين، الرياض 13512، المملكة العربية السعودية",
        "sender": "ليان الحربي",
        "role": "مديرة برنامج الشركاء",
        "partner": "مكتب نور للمحاسبة",
        "of_partner": "من اشتراك كل عميل يأتي عن طريق مكتبكم",
        "lasts": "24 شهرًا من أول دفعة لكل عميل",
        "when": "مع كل دفعة اشتراك يسدّدها العميل",
        "paid": "تحويل بنكي شهري حتى اليوم العاشر، متى بلغ رصيدكم 200 ريال",
        "of_client": "قيمة أول شهرين مجانًا على خطة «نمو»",
        "client_value": "298 ر.س.\u200f",
        "until": "31 ديسمبر 2027",
        "rows": "5 عملاء|149 ر.س.\u200f|1,788 ر.س.\u200f;"
        "15 عميلًا|447 ر.س.\u200f|5,364 ر.س.\u200f;"
        "40 عميلًا|1,192 ر.س.\u200f|14,304 ر.س.\u200f",
    },
    "en": {
        "subject_team": "How to recommend Daftar to people you know",
        "subject_partner": "What we use for our books, since you asked",
        "preheader": "Your link, your share and what your clients get, all of it in two minutes",
        "cta": "Send me my link",
        "disclosure": "Ad: we receive a reward from Daftar if you subscribe through this link.",
        "before": "We send our invoices with Daftar, and we check the draft return 3 days before it is due.\n\n"
        "## What each of you gets\n\n- **You**: 20% of every subscription.\n- **Your client**: SAR 298 off.\n\n"
        "It says so [in the terms](https://daftar.example/terms/).",
        "after": "If you have a question, just reply. I read the answers myself.",
        "brand": "Daftar",
        "programme": "Daftar Partners",
        "description": "Cloud bookkeeping and e-invoicing for small firms in the Gulf, in Arabic first.",
        "address": "7423 Prince Turki bin Abdulaziz Al Awwal Rd, Hittin, Riyadh 13512, Saudi Arabia",
        "sender": "Layan Al-Harbi",
        "role": "Partner Programme Lead",
        "partner": "Noor Accounting",
        "of_partner": "of every subscription that your practice brings",
        "lasts": "24 months, counted from each client's first payment",
        "when": "with every subscription payment the client makes",
        "paid": "bank transfer every month by the 10th, once your balance reaches SAR 200",
        "of_client": "the first two months of the Growth plan, free",
        "client_value": "SAR 298",
        "until": "31 December 2027",
        "rows": "5 clients|SAR 149|SAR 1,788;15 clients|SAR 447|SAR 5,364;40 clients|SAR 1,192|SAR 14,304",
    },
}

ARABIC: dict[tuple[str, str], tuple[str, ...]] = {
    ("", message): (translated,)
    for message, translated in {
        "Hello,": "السلام عليكم ورحمة الله وبركاته،",
        "You earn": "لكم",
        "You get": "لكم",
        "Those you refer get": "لمن يأتي عن طريقكم",
        "For how long": "المدة",
        "When": "الموعد",
        "How it is paid": "طريقة الدفع",
        "Open until": "يسري حتى",
        "Clients": "العملاء",
        "A month": "في الشهر",
        "In total": "المجموع",
        "Your discount code": "رمز الخصم الخاص بكم",
        "Kind regards,": "مع أطيب التحيات،",
        "You receive this message because you are in contact with %(name)s.": "وصلتكم هذه الرسالة لأنكم على تواصل مع "
        "%(name)s.",
        "We write to you because your clients may find %(name)s useful.": "كتبنا إليكم لأن %(name)s قد يفيد من "
        "تتعاملون معهم.",
        "Unsubscribe": "إلغاء الاشتراك في الرسائل",
        "Ad: we receive a reward from %(name)s if you subscribe through this link.": "إعلان: نحصل على مكافأة من "
        "%(name)s إذا اشتركتم عبر هذا الرابط.",
        "See how it works": "تعرّفوا على طريقة العمل",
    }.items()
} | {
    ("", "Over %(n)s month, at %(price)s a month per client"): (
        *("على مدى %(n)s شهرًا، بسعر %(price)s في الشهر لكل عميل",) * 6,
    )
}


@dataclass(frozen=True)
class Made:
    """One mail, finished."""

    html: str
    text: str
    inlined: str
    pieces: tuple[Piece, ...]


def templates() -> dict[str, TemplateText]:
    """The theme's mail templates and the recipes of the kits, as the machine names them."""
    found: dict[str, TemplateText] = {}
    theme = ROOT / "themes" / "base"
    for file in sorted((theme / "email").glob("*.j2")):
        found[file.relative_to(theme).as_posix()] = TemplateText(file.read_text("utf-8"), str(file))
    for file in sorted((ROOT / "kits").glob("*/*.j2")):
        body = file.read_text("utf-8").split("\n---\n", 1)[1]
        found[file.relative_to(ROOT).as_posix()] = TemplateText(body, str(file))
    return found


def render(name: str, language: Language, context: dict[str, Any], *, markup: bool) -> str:
    """What a template prints, still marked."""
    dir_: Dir = LOCALES[language].dir
    catalogue = Catalogue(language, ARABIC if language == "ar" else {})
    words = Words(catalogue, finalizer(dir_, markup=markup), markup=markup)
    functions = {"_": words.gettext, "ngettext": words.ngettext, "pgettext": words.pgettext, "link": lambda *_: _url()}
    return Engine(templates(), functions, dir_, markup=markup, cache=MemoryCache()).render(name, context)


def make(language: Language, who: Who, slug: str = "details", **changed: Any) -> Made:
    """Render one mail: `team` ones are the segment's, `partner` ones a partner's to its own list."""
    dir_ = LOCALES[language].dir
    context = sample_context(language, who, slug) | changed
    kit = "segment" if who == "team" else "partner"
    inlined = inline_mail(render(f"kits/{kit}/mail.email.j2", language, context, markup=True))
    pieces = tuple(pieces_of_html(inlined, dir_, Where.MAIL))
    marked = render(f"kits/{kit}/mail.text.j2", language, context, markup=False)
    plain = "".join(str(piece) for piece in pieces_of_text(marked, Spot(Where.PLAIN, dir_)))
    text = open_paragraphs(plain, dir_, opener_for("email"))
    return Made("".join(str(piece) for piece in pieces), text, inlined, pieces)


def snippet(language: Language) -> str:
    """The card for a partner's site."""
    marked = render("kits/partner/snippet.snippet.j2", language, sample_context(language, "partner", ""), markup=True)
    return "".join(str(piece) for piece in pieces_of_html(marked, LOCALES[language].dir, Where.PAGE))


def sample_context(language: Language, who: Who, mail: str) -> dict[str, Any]:
    words = _TEXTS[language]
    partner = who == "partner"
    return {
        "locale": LOCALES[language],
        "brand": SimpleNamespace(
            name=words["brand"],
            description=words["description"],
            sender=SimpleNamespace(name=words["sender"], role=words["role"]),
        ),
        "programme": SimpleNamespace(name=words["programme"]),
        "offer": _offer(words),
        "partner": _partner(words) if partner else None,
        "mail": SimpleNamespace(
            slug=mail,
            who=who,
            subject=words[f"subject_{who}"],
            preheader=words["preheader"],
            cta=words["cta"],
            cta_url=_url(),
            cta_blank=False,
            parts=[],
            reader="",
            before=_copy(language, words["before"]),
            after=_copy(language, words["after"]),
            text_before=_plain(language, words["before"]),
            text_after=_plain(language, words["after"]),
            disclosure=words["disclosure"] if partner else "",
            plain=False,
            previewed=True,
            greeting=_greeting(language),
            web_version="",
            unsubscribe="[[unsubscribe_url]]",
            sender_address="[[sender_address]]" if partner else Value(words["address"], Kind.PHRASE),
        ),
    }


def _greeting(language: Language) -> Value:
    return Value(ARABIC["", "Hello,"][0] if language == "ar" else "Hello,", Kind.PHRASE)


def _url() -> Value:
    return Value(LINK, Kind.URL)


def _copy(language: Language, source: str) -> Any:
    dir_ = LOCALES[language].dir
    made = CopyWriter(dir_, ("Daftar",)).block(source, lambda name: name)
    return type(made)(style_copy(str(made), dir_))


def _plain(language: Language, source: str) -> Value:
    writer = CopyWriter(LOCALES[language].dir, ("Daftar",))
    return Value(text_of(source, lambda prose: writer.plain(prose, lambda name: name)), Kind.PHRASE)


def _partner(words: dict[str, str]) -> SimpleNamespace:
    traits = SimpleNamespace(has_discount=True, rewarded=True)
    return SimpleNamespace(name=words["partner"], discount_code=Value("NOOR-200", Kind.CODE), traits=traits)


def _offer(words: dict[str, str]) -> SimpleNamespace:
    def phrase(key: str) -> Value:
        return Value(words[key], Kind.PHRASE)

    rows = []
    for row in words["rows"].split(";"):
        clients, monthly, total = row.split("|")
        rows.append(
            SimpleNamespace(
                clients_text=Value(clients, Kind.PHRASE),
                monthly=Value(monthly, Kind.MONEY),
                total=Value(total, Kind.MONEY),
            )
        )
    return SimpleNamespace(
        partner=SimpleNamespace(
            value=Value("20%", Kind.PERCENT),
            of=phrase("of_partner"),
            lasts=phrase("lasts"),
            when=phrase("when"),
            paid=phrase("paid"),
        ),
        client=SimpleNamespace(
            value=Value(words["client_value"], Kind.MONEY), of=phrase("of_client"), lasts="", when="", paid=""
        ),
        until=Value(words["until"], Kind.DATE, "rtl" if words["brand"] == "دفتر" else "ltr"),
        example=SimpleNamespace(months=12, price=Value("149", Kind.NUMBER), rows=rows),
    )
