"""Reading: files, folders, pages, feeds and streams to articles. Bytes in, articles out."""

from facttrack.read.options import Limits, Overrides
from facttrack.read.reading import count, read

__all__ = ["Limits", "Overrides", "count", "read"]
