"""The draft opens as a draft, says the same as the mail, and has the same bytes every time."""

from __future__ import annotations

import hashlib
from email import message_from_bytes, policy
from email.message import EmailMessage

from hypothesis import given
from hypothesis import strategies as st

from generator.render.eml import eml_draft

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=200)


def parsed(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


@given(WORDS, WORDS, WORDS)
def test_subject_and_both_versions_come_back(subject: str, html: str, text: str) -> None:
    message = parsed(eml_draft(subject, html.encode(), text.encode(), "ar", "seed"))
    first, second = message.iter_parts()
    assert str(message["Subject"] or "").split() == subject.split()
    assert (first.get_content_type(), second.get_content_type()) == ("text/plain", "text/html")
    assert (first.get_content(), second.get_content()) == (text, html)
    assert first["Content-Language"] == second["Content-Language"] == "ar"


@given(WORDS)
def test_lines_are_short_ascii_and_end_in_crlf(subject: str) -> None:
    data = eml_draft(subject, "س".encode() * 400, "ص\nض".encode(), "ar", "seed")
    assert data.isascii()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 78


def test_it_is_unsent_and_leaves_sender_and_date_to_the_program() -> None:
    message = parsed(eml_draft("عرض", b"<p>x</p>", b"x", "ar", "seed"))
    assert message["X-Unsent"] == "1"
    assert message.get_content_type() == "multipart/alternative"
    assert not {"date", "message-id", "from", "to", "list-unsubscribe"} & {name.lower() for name in message}
    assert not message.defects


def test_the_text_part_has_the_line_ends_of_mail() -> None:
    first = next(parsed(eml_draft("s", b"h", b"one\ntwo\r\nthree", "en", "seed")).iter_parts())
    assert first.get_payload(decode=True) == b"one\r\ntwo\r\nthree"


def test_a_subject_cannot_add_a_header() -> None:
    message = parsed(eml_draft("Hello\r\nBcc: x@example.com", b"h", b"t", "en", "seed"))
    assert message["Bcc"] is None


def test_bytes_do_not_depend_on_the_python_that_made_them() -> None:
    html, text = "<p>مرحبًا</p>\n".encode(), "مرحبًا\n".encode()
    data = eml_draft("انطلاقة 2027 مع دفتر", html, text, "ar", "ar/accountants/announcement")
    assert hashlib.sha256(data).hexdigest() == "d399f6559898576e4452f499f15ebc34a14263506c0879ebe17a09bb221c7431"
    assert data != eml_draft("انطلاقة 2027 مع دفتر", html, text, "ar", "en/accountants/announcement")
