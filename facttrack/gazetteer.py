"""The table of places: names, other names, and what lies in what."""

from __future__ import annotations
