"""What kind of file somebody has handed in, whatever its name says: judged by the first bytes."""

from enum import Enum

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Excel 2 to 4 wrote bare records without a container: a BOF record with one of these numbers.
_BARE_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_OLE_STREAMS = {"EncryptedPackage": "ENCRYPTED", "Workbook": "XLS", "Book": "XLS", "WordDocument": "OLD_DOCUMENT"}
_BYTE_ORDERS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"\xef\xbb\xbf": "utf-8"}
_LOOK = 4096


class Kind(Enum):
    """Kinds of files that turn up in an inbox."""

    EMPTY = "empty"
    ZIP = "zip"
    ENCRYPTED = "encrypted"
    XLS = "xls"
    OLD_DOCUMENT = "old document"
    WEB_PAGE = "web page"
    TEXT = "text"
    PDF = "pdf"
    UNKNOWN = "unknown"
    # What a zip file may turn out to be.
    WORKBOOK = "workbook"
    BINARY_WORKBOOK = "binary workbook"
    OPEN_DOCUMENT_SHEET = "open document sheet"
    DOCUMENT = "document"
    OTHER_PACKAGE = "other package"


def sniff(data: bytes) -> Kind:
    """Judge a file by its content; what a zip file is inside is told by `Package.kind`."""
    if not data.strip(b"\0"):  # a file that a share has set aside but not filled in is all zeros
        return Kind.EMPTY
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if data.startswith(_OLE):
        streams = (Kind[kind] for name, kind in _OLE_STREAMS.items() if name.encode("utf-16-le") in data)
        return next(streams, Kind.UNKNOWN)
    if data.startswith(_BARE_XLS):
        return Kind.XLS
    return Kind.PDF if data.startswith(b"%PDF-") else _text_kind(data[:_LOOK])


def _text_kind(start: bytes) -> Kind:
    encoding = _BYTE_ORDERS.get(start[:2]) or _BYTE_ORDERS.get(start[:3]) or "latin-1"
    text = start.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if any(sign < " " and sign not in "\t\r\n\f" for sign in text):
        return Kind.UNKNOWN
    return Kind.WEB_PAGE if text.startswith("<") else Kind.TEXT
