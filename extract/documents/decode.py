"""Bytes to text: which encoding, and whether it is text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes

from ..errors import FormatError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
          (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 100_000


def decode(data: bytes, *, cut: bool = False) -> tuple[str, str | None]:
    """The text that `data` holds, less a byte-order mark and with nothing else changed, and the encoding where it is not plain UTF-8.

    Parameters
    ----------
    cut : whether `data` may end in the middle of a letter.

    Raises
    ------
    FormatError
        If the bytes are no text.
    """
    encoding, told = codec(data, cut=cut)
    return data.decode(encoding, errors="replace"), told


def codec(data: bytes, *, cut: bool = False) -> tuple[str, str | None]:
    """The name of the codec that decodes `data` and what else begins with it, and what to tell where that is not plain UTF-8.

    Raises
    ------
    FormatError
        If the bytes are no text.
    """
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(data, final=not cut)
        encoding, told = "utf-8-sig", None
    except UnicodeDecodeError as error:
        encoding, told = _other(data, error.start)
        text = data.decode(encoding, errors="replace")
    if "\0" in text or len(_CONTROLS.findall(text[:_SAMPLE])) > len(text[:_SAMPLE]) / 50:
        raise FormatError("is binary data, not text")
    return encoding, told


def _other(data: bytes, broken: int) -> tuple[str, str]:
    """The codec of what is not UTF-8 at the byte `broken`, and what to tell."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, encoding.removesuffix("-sig")
    if _mostly_utf8(data, broken):
        return "utf-8", "utf-8, its broken bytes replaced"
    encoding = _detected(data)
    return encoding, encoding


def _mostly_utf8(data: bytes, start: int) -> bool:
    """Whether a few bytes are broken in what else is UTF-8 (a cut or a careless paste), not another encoding."""
    sample = data[max(0, start - _SAMPLE) : start + _SAMPLE]
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    return sum(not c.isascii() for c in text) - broken > 2 * broken


def _detected(data: bytes) -> str:
    matches = list(from_bytes(data))
    if not matches:
        raise FormatError("is binary data, not text")
    best = next((m for m in matches if _is_windows_latin(m) and m.chaos <= matches[0].chaos + 0.1), None)
    return "cp1252" if best else matches[0].encoding


def _is_windows_latin(match: CharsetMatch) -> bool:
    """English that is no UTF-8 is Windows-1252 nearly always; the detector cannot tell it from its Baltic and Central European sisters."""
    return "cp1252" in match.could_be_from_charset
