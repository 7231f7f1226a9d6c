"""Vietnamese administrative prose → statements, each with its place in the text and its words."""

from chuanngheo.prose.reader import read
from chuanngheo.prose.reading import (
    Doubt,
    Header,
    Part,
    PassedOver,
    Question,
    Reading,
    Span,
    Status,
    Token,
)

__all__ = ["Doubt", "Header", "Part", "PassedOver", "Question", "Reading", "Span", "Status", "Token", "read"]
