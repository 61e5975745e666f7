"""Bytes to text, without guessing: a wrong guess would put characters into a quotation that nobody wrote."""

from __future__ import annotations

import codecs
import re

from facttrack.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: Encodings that a page or server may declare, by Python's names. Others are not for text, or not safe.
DECLARABLE = frozenset(
    """utf-8 utf-16 utf-16-le utf-16-be cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866 cp874
    cp932 cp949 cp950 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10
    iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman gb2312 gbk gb18030 big5 euc_jp
    iso2022_jp shift_jis euc_kr tis-620""".split()
)
#: Where a page declares one of these, browsers read Windows-1252 (WHATWG Encoding Standard, section 4.2).
READ_AS_WINDOWS_1252 = frozenset({"ascii", "iso8859-1"})
#: Encodings whose bytes can also be valid UTF-8, so that a declaration goes first.
NOT_TOLD_APART = frozenset({"utf-16", "utf-16-le", "utf-16-be", "iso2022_jp"})

IN_PAGE = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z][\w:.-]{1,30})""")
TODO = "save it as UTF-8 and read it again"


def bom_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of `data` names."""
    return next((encoding for bom, encoding in BOMS if data.startswith(bom)), None)


def declared_in_page(data: bytes) -> str | None:
    """The charset that an HTML or XML document declares in its first bytes."""
    match = IN_PAGE.search(data[:4096])
    return match.group(1).decode("ascii", "replace") if match else None


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """The text of `data`: by its byte order mark, else UTF-8, else the encoding that was declared.

    Line ends and everything else stay as they came; only the byte order mark goes.

    Raises:
        ReadError: the bytes fit none of these.
    """
    marked = bom_encoding(data)
    if marked:
        return _strictly(data, marked, where)
    encoding = _known(declared)
    if encoding in NOT_TOLD_APART:
        return _strictly(data, encoding, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # Text in an older encoding practically never happens to be valid UTF-8, so UTF-8 may go first;
        # servers and pages do declare Latin-1 for UTF-8.
        if encoding is None or encoding == "utf-8":
            raise ReadError(where, f"unknown encoding (byte {error.start + 1} is not UTF-8)", TODO) from None
    return _strictly(data, encoding, where)


def decode_page(data: bytes, where: str, declared: str | None = None) -> tuple[str, bool]:
    """The text of a page, and whether bytes had to be replaced by U+FFFD.

    Pages hold odd bytes in places that are no part of the article, so one is not refused for them here.
    """
    try:
        return decode(data, where, declared), False
    except ReadError:
        encoding = bom_encoding(data) or _known(declared)
        if encoding is None:
            raise
        return data.decode(encoding, "replace"), True


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return None
    if name in READ_AS_WINDOWS_1252:
        return "cp1252"
    return name if name in DECLARABLE else None


def _strictly(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(where, f"is not the {error.encoding} that it declares (byte {error.start + 1})", TODO) from None
