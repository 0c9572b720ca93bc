from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.workshop.documents.pdf import PdfWriter
from tests.workshop.documents.desk import Desk


@pytest.fixture(scope="session")
def writer() -> Iterator[PdfWriter]:
    """One writer for all tests: what one document leaves behind would show in the next."""
    with PdfWriter(Desk()) as made:
        yield made
