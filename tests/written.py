"""Inputs of every format, written for the tests: a PDF, a page, feeds; and a way to read them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extract import documents
from extract.records import Document

ENGLISH = "Russia has sent officers to train the army of the general, and it is in talks to arm them as well, he said on the day."

PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Moscow’s man - The Example</title>
<meta property="og:site_name" content="The Example"><meta property="article:published_time" content="2017-02-10T08:00:00Z">
<link rel="canonical" href="https://p.example/a"></head><body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><p>{text}</p><p>He was “there” <b>at</b> the time.</p></article><footer>Copyright of the publisher</footer></body></html>"""

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Example</title>
<item><title>A &amp; B</title><guid>urn:1</guid><link>https://p.example/1</link><pubDate>Fri, 10 Feb 2017 08:00:00 GMT</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>{text} <b>One</b>.</p><p>Two.</p><script>alert(1)</script>]]></content:encoded></item>
<item><guid>urn:2</guid><description>{text} &lt;i&gt;Three&lt;/i&gt;.</description></item></channel></rss>"""

ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Example</title>
<entry><id>tag:1</id><title>T</title><published>2017-02-10T08:00:00Z</published><link href="https://p.example/1"/>
<content type="html">&lt;p&gt;{text}&lt;/p&gt;</content></entry></feed>"""


def read(*paths: Path | str, **options: Any) -> tuple[list[Document], list[str]]:
    """The documents and the text of each fault."""
    faults: list[str] = []
    found = list(documents.read(paths, on_error=lambda error: faults.append(str(error)), **options))
    return found, faults


def pdf(*pages: Iterable[str], content: bytes | None = None) -> bytes:
    """A PDF of these pages, each of lines of ASCII; `content` stands for what draws each page."""
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
             b"<< /Title (A title) /CreationDate (D:20170210083000+02'00') >>"]
    kids = []
    for lines in pages:
        drawn = content or b"BT /F1 12 Tf 14 TL 72 720 Td " + b" ".join(b"(%s) Tj T*" % line.encode() for line in lines) + b" ET"
        parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        parts.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>" % len(parts))
        kids.append(b"%d 0 R" % len(parts))
    parts[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(parts) + 1, table, len(parts) + 1, len(data))
