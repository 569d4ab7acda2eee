"""A `Document` in, a `Plan` out. This room knows no files, no databases, no HTTP."""

from extract.assemble import plan
from extract.knowledge import KnowledgeError
from extract.knowledge import use as use_knowledge
from extract.plan import Plan

__all__ = ["KnowledgeError", "Plan", "plan", "use_knowledge"]
