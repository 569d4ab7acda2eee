"""Bytes of an office file in, a `Document` out. This room knows nothing of plans."""

from ingest.document import Align, Block, Box, Cell, Document, Table
from ingest.errors import MESSAGES, ReadError, reason_of
from ingest.limits import Limits
from ingest.reader import read

__all__ = ["MESSAGES", "Align", "Block", "Box", "Cell", "Document", "Limits", "ReadError", "Table", "read", "reason_of"]
