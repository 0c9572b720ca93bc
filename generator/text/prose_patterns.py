"""What a token of running copy looks like, in the order in which the kinds are tried.

Source: "Prose" in `docs/rtl.md`. Each pattern is written in verbose mode. Nothing here backtracks over more than one
token: copy is scanned once.

Possessive quantifiers stand after single characters only: after a group, Python 3.11.2 (Debian 12) keeps a character
too many, 3.11.7 does not. Repeated groups are bounded, or begin with a sign of their own, instead.
"""

from __future__ import annotations

import re
from typing import Final

from generator.text.markers import AUTO, END, HOLD_END, HOLD_START, LTR, RTL, SLOT_END, SLOT_START

_LATIN: Final = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
ARABIC: Final = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06ee-\u06ef\u06fa-\u06ff\u0750-\u077f\ufdf2"
)
"""Arabic letters, without tatweel, digits, marks or punctuation; for use inside a character class."""
ARABIC_TEXT: Final = ARABIC + "\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
"""Arabic letters, tatweel and marks."""
_WORDY: Final = f"{_LATIN}0-9_"
"""What may not stand before a Latin token. An Arabic letter may: و, ب and ل are written together with the next word."""
_ARABIC_FIGURES: Final = "\u0660-\u0669\u06f0-\u06f9"
_SIGN: Final = "$\u20ac\u00a3\u00a5\u20b9\u20ba\u20aa\u20a9\u20bd\u20bf\u00a2"
_EXTENSIONS: Final = (
    "pdf|docx?|xlsx?|pptx?|csv|zip|rar|png|jpe?g|gif|svg|webp|mp[34]|mov|ics|html?|css|js|json|ya?ml|txt|md|eps|ai|psd"
)
_UNITS: Final = (
    "[KMGT]i?B|[kKMG]bps|[kmc]m|kg|ml|px|em|ms|[kMG]?Hz|kWh|AM|PM|am|pm|a\\.m\\.|p\\.m\\.|USD|EUR|GBP|SAR|AED|KWD|BHD|OMR"
    "|QAR|EGP|JOD|MAD|TND|DZD|IQD"
)
_NUMBER: Final = r"(?<![0-9])(?<![0-9][.,])[0-9]++(?:[.,\u202f][0-9]++){0,9}"
_MONEY: Final = rf"(?:[A-Z]{{1,3}})?[{_SIGN}][ \u00a0]?{_NUMBER}(?:[KMBkm]\b|\+)?(?:/[a-z]+)?"
_AMOUNT: Final = rf"(?:[+\-\u2212\u00b1~]?{_MONEY}|{_NUMBER}[ \u00a0]?(?:[{_SIGN}]|%))"
BRANDS: Final = "@BRANDS@"
"""Stands for the programme's own names; `prose.py` puts them in."""
_NAMES: Final = (  # names whose own punctuation belongs to them
    rf"{BRANDS}|(?:Inc|Ltd|Co|Corp|Mr|Mrs|Ms|Dr|Jr|Sr|St|No|vs|etc)\.|(?:[{_LATIN}]\.){{2,}}"
    r"|Yahoo!|Joomla!|Yum!|Jeopardy!|(?:[A-Z][A-Za-z]*)?\.NET\b|[CF]\#|C\+\+|Notepad\+\+"
    r"|(?:Disney|Paramount|Apple\ TV|Google|Discovery|Canal|ESPN)\+"
)
_WORD: Final = (
    rf"(?:[0-9]++(?:[.,][0-9]++){{0,9}})?[{_LATIN}][{_LATIN}0-9]*+(?:[.:=\'\u2019&/_+@*-][{_LATIN}0-9]++)*(?:\+(?!\w))?"
)
_PIECE: Final = rf"(?:{_NAMES}|{_WORD}|{_AMOUNT}|{_NUMBER}(?![.,:/\-\u2013]?[0-9]))"
_JOIN: Final = r"(?:[ \u00a0]|,\ |\.\ |:\ |\ &\ |\ \|\ |;\ )"
_ASIDE: Final = rf"\ ?\([{_LATIN}0-9][^()\u0590-\u08ff\ufdd0-\ufdef\n]{{0,80}}\)"
_TERM: Final = rf"{_NUMBER}(?::[0-9]+)?%?"
_EXPRESSION: Final = rf"{_TERM}(?:(?:\ ?[+*\u00d7\u00f7/]\ ?|\ [-\u2212]\ ){_TERM}){{0,4}}"
_COMPARE: Final = r"\ ?[=<>\u2264\u2265\u2248]\ ?"

SKIP: Final = rf"""
    [{AUTO}{LTR}{RTL}][^{END}]*(?:{END}|$) | {SLOT_START}[^{SLOT_END}]*(?:{SLOT_END}|$)
  | {HOLD_START}[^{HOLD_END}]*(?:{HOLD_END}|$)
"""
_URL_STOP: Final = r"\s<>\"'\u00ab\u00bb\u060c\u061b\u061f\ufdd0-\ufdef"
_URL: Final = rf"""
    (?:https?://|www\.)(?:[^{_URL_STOP}()]|\([^{_URL_STOP}()]*\))*(?<![.,;:!?*\[\]{{}}])
  | (?<![{_WORDY}.-])(?:[a-z0-9-]+\.)+(?:com|net|org|io|co|app|dev|sa|ae|eg|kw|qa|bh|om|jo|me|ai|info|biz)\b(?![@\w-])
    (?:/[A-Za-z0-9_~%+/.?=&\#-]*[A-Za-z0-9_/=])?
"""
_EMAIL: Final = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_BRACES: Final = r"""
    \{\{[^{}\ufdd0-\ufdef]*\}\} | \{%[^{}\ufdd0-\ufdef]*%\} | %%[\w.]+%% | \[\[[\w.\ ]+\]\] | \{[A-Za-z_][\w.]*\}
"""
_MERGE: Final = r"\*\|[^|\s\ufdd0-\ufdef]+\|\*"
_HANDLE: Final = rf"(?<![{_WORDY}.])@[A-Za-z0-9_][A-Za-z0-9_.-]*(?:@[A-Za-z0-9.-]+)?(?<![.-])"
_HEX: Final = rf"(?<![{_WORDY}])\#(?:[0-9A-Fa-f]{{8}}|[0-9A-Fa-f]{{6}}|[0-9A-Fa-f]{{3}})(?![{_WORDY}])"
_HASHTAG: Final = rf"(?<![{_WORDY}])\#(?:[0-9_]*[{_LATIN}][{_LATIN}0-9_]*|[0-9]+)(?![{_WORDY}])"
_CODE: Final = rf"(?<![{_WORDY}-])(?=[0-9-]*[A-Z])[A-Z0-9]+(?:[-_][A-Z0-9]+)+(?![{_LATIN}])%?"
FILE: Final = rf"""
    (?<![{_LATIN}{ARABIC_TEXT}0-9_-])
    [{_LATIN}{ARABIC_TEXT}0-9_][{_LATIN}{ARABIC_TEXT}0-9_-]*(?:\.[{_LATIN}0-9_-]+)*
    \.(?:{_EXTENSIONS})\b
"""
_PATH: Final = rf"""
    (?<![{_WORDY}/<\u200f])
    (?=[~./0-9_-]*[A-Za-z])(?:~|\.{{1,2}})?/[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*/?(?<!\.)
  | (?<![{_WORDY}])[A-Z]:\\[\w\\.-]+
"""
_CLOCK: Final = r"[T\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?"
_ISO_DATE: Final = rf"(?<![{_WORDY}-])[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}}(?:{_CLOCK})?)?(?![{_WORDY}-])"
_PHONE: Final = rf"""
    (?<![{_WORDY}.+])(?:\(\+[0-9]{{1,4}}\)|\+[0-9]{{1,4}})(?:[ \u00a0-]?\(?[0-9]{{1,4}}\)?){{2,5}}(?![{_WORDY}])
  | (?<![{_WORDY}.+-])\(?0[0-9]{{1,3}}\)?[ \u00a0-][0-9]{{3,4}}(?:[ \u00a0-]?[0-9]{{3,4}})?(?![{_WORDY}-])
"""
_ID: Final = rf"""
    (?<![{_WORDY}-])[0-9]+(?:-[0-9]+){{2,}}(?:-[0-9X])?(?![{_WORDY}-])
  | (?<![{_WORDY}])[A-Z]{{2}}[0-9]{{2}}(?:\ ?[A-Z0-9]{{4}}){{2,}}(?:\ ?[A-Z0-9]{{1,3}})?\b
  | (?<![{_WORDY}])(?:[*\u2022xX0-9]{{4}}[ -]){{1,3}}[*\u2022xX0-9]{{4}}(?![{_WORDY}])
  | (?<![{_WORDY}.,])[0-9]{{3,4}}(?:(?:\ [0-9]{{3,4}}){{2,3}}|\ [0-9]{{5,7}})(?![{_WORDY}.,]?[0-9])
"""
_FORMULA: Final = rf"""
    {_WORD}(?:\ ?/\ ?{_WORD})*{_COMPARE}[+\-\u2212]?{_EXPRESSION}x?(?![{_WORDY}%/])
  | {_TERM}(?:\ ?[+*\u00d7\u00f7/]\ ?|\ [-\u2212]\ ){_EXPRESSION}(?:{_COMPARE}{_TERM})?(?![{_WORDY}%/])
  | {_TERM}{_COMPARE}{_EXPRESSION}(?![{_WORDY}%/])
"""
_TIME: Final = rf"""
    (?<![{_WORDY}:.])[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:[ \u00a0]?(?:AM|PM|am|pm)\b)?
    (?![{_WORDY}:]|[ \u00a0][\u0635\u0645](?![{ARABIC_TEXT}]))
"""
_LOCAL_MONEY: Final = rf"{_NUMBER}\u00a0[A-Z]{{1,3}}[{_SIGN}]\u200e"
_SYMBOL: Final = rf"(?<![{_WORDY}])[A-Z]{{1,3}}[{_SIGN}](?![ \u00a0]?[0-9])"
_VERSION: Final = rf"(?<![{_WORDY}])[vV][0-9]+(?:\.[0-9]+)*(?:-[a-z0-9.]+)?(?:\ \([A-Za-z0-9. ]+\))?(?![{_WORDY}])"
_FIGURE: Final = rf"""
    {_NUMBER}[ \u00a0]?(?:{_UNITS})\b
  | (?<![{_WORDY}\u2013.,+\-\u2212%])(?:[+\-\u2212\u00b1~<>]|[\u2248\u2264\u2265]\ ?)
    {_NUMBER}(?:[KMBkm]\b)?%?(?![{_WORDY}])
  | {_AMOUNT}\+? | {_NUMBER}(?:\+(?![{_WORDY}])|\u00b0[CF]?|\u2030)
"""
_PHRASE: Final = rf"(?:{_AMOUNT}\ )?(?:{_NAMES}|{_WORD})(?:{_JOIN}{_PIECE}|{_ASIDE})*(?:[!?.]++(?=[\x22\u00bb\u201d]))?"

_ANY_DIGIT: Final = f"0-9{_ARABIC_FIGURES}"
_AR_NUMBER: Final = rf"[{_ARABIC_FIGURES}]+(?:[\u066b\u066c][{_ARABIC_FIGURES}]+)*"
_AR_MONEY: Final = rf"""
    [+\-\u2212]?[{_ANY_DIGIT}]+(?:[.,\u066b\u066c][{_ANY_DIGIT}]+)*\u00a0[{ARABIC_TEXT}]+(?:\.[{ARABIC_TEXT}]+)*\.?
"""
_AR_FIGURE: Final = rf"[+\-\u2212]?{_AR_NUMBER}\u066a | [+\-\u2212]{_AR_NUMBER}"
_TAG_BODY: Final = f"[{_LATIN}{ARABIC_TEXT}{_ANY_DIGIT}_]*"
_AR_HASHTAG: Final = rf"(?<!\w)\#{_TAG_BODY}[{ARABIC}]{_TAG_BODY}"
_BETWEEN: Final = r"""[ \u00a0\u060c\u061b\u200c:.\u2013\u2014/\u00ab\u00bb"'!-]{0,3}"""
_AR_PHRASE: Final = rf"""
    [{ARABIC}][{ARABIC_TEXT}]*
    (?:{_BETWEEN}(?:[{_ANY_DIGIT}]+[ \u00a0\u2013-]{{1,2}})?(?:[{ARABIC}][{ARABIC_TEXT}]*|\([{ARABIC_TEXT}\ ]+\)))*
    \u061f?
"""

RTL_BASE: Final = (
    ("skip", SKIP),
    ("ltr", _URL),
    ("ltr", _EMAIL),
    ("ltr", _BRACES),
    ("auto", _MERGE),
    ("own", BRANDS),
    ("ltr", _HANDLE),
    ("ltr", _HEX),
    ("ltr", _HASHTAG),
    ("ltr", _CODE),
    ("ltr", rf"{FILE} | {_PATH}"),
    ("ltr", _ISO_DATE),
    ("ltr", _PHONE),
    ("ltr", _ID),
    ("ltr", _FORMULA),
    ("ltr", _TIME),
    ("rtl", _LOCAL_MONEY),
    ("ltr", _SYMBOL),
    ("ltr", _VERSION),
    ("ltr", _PHRASE),
    ("ltr", _FIGURE),
)
"""Kinds of token in a right-to-left text, first match wins; a phrase may begin with its amount (`$49 per month`)."""

LTR_BASE: Final = (
    ("skip", SKIP),
    ("skip", _URL),
    ("skip", _EMAIL),
    ("skip", _BRACES),
    ("auto", _MERGE),
    ("own", BRANDS),
    ("rtl", _AR_HASHTAG),
    ("ltr", FILE),
    ("rtl", _AR_MONEY),
    ("rtl", _AR_FIGURE),
    ("rtl", _AR_PHRASE),
)
"""Kinds of token in a left-to-right text: only what is Arabic needs an isolate there."""

NO_START: Final = {"rtl": rf"[\s{ARABIC_TEXT}\u060c\u061b\u061f]", "ltr": r"\s"}
"""Characters of the page's own script: no token but a brand or a file name begins with one, so they are passed fast."""

_MAY_NEED_RTL: Final = re.compile(rf"[{_LATIN}0-9@#*{{%{_SIGN}\[\ufdd0-\ufdd7]")
_MAY_NEED_LTR: Final = re.compile(rf"[{ARABIC}{_ARABIC_FIGURES}*]")
MAY_NEED: Final = {"rtl": _MAY_NEED_RTL, "ltr": _MAY_NEED_LTR}
"""A text without any of these characters has no token: most Arabic paragraphs end here."""
