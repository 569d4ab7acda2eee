"""A `Document` in, a `Plan` out. This room knows no files, no databases, no HTTP."""

from extract.assemble import plan
from extract.plan import Plan

__all__ = ["Plan", "plan"]
