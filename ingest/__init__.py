"""Bytes of an office file in, a `Document` out. This room knows nothing of plans."""

from ingest.collector import collector_paused
from ingest.document import Align, Block, Box, Cell, Document, Doubt, Signature, Table
from ingest.errors import MESSAGES, ReadError, reason_of
from ingest.limits import Limits
from ingest.reader import read
from ingest.signatures import read_certificates

__all__ = [
    "MESSAGES",
    "Align",
    "Block",
    "Box",
    "Cell",
    "Document",
    "Doubt",
    "Limits",
    "ReadError",
    "Signature",
    "Table",
    "collector_paused",
    "read",
    "read_certificates",
    "reason_of",
]
