"""Pages of the terminal: headings, facts and paragraphs that wrap on a screen and stay whole in a pipe."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from facttrack.show.visible import one_line, visible

#: Width of the column of labels.
LABEL = 12


def plain(words: str, style: str = "") -> Text:
    """Words of an article or of ours on one line, control characters made visible, never read as markup."""
    return Text(one_line(words), style=style)


def joined(*parts: Text | str | tuple[str, str], between: str = "  ") -> Text:
    """Parts on one line with something between them; empty ones are left out."""
    texts = (part if isinstance(part, Text) else Text.assemble(part) for part in parts)
    return Text(between).join(text for text in texts if text.plain)


def prose(words: str, style: str = "") -> Text:
    """Words of an article with its line breaks, control characters made visible, never read as markup."""
    return Text(visible(words), style=style)


@dataclass(slots=True)
class _Line:
    text: Text
    first: Text
    rest: str


@dataclass(slots=True)
class Page:
    """Lines that are wrapped only when they reach a terminal."""

    lines: list[_Line] = field(default_factory=list)

    def add(self, text: Text | str, *, indent: int = 0, hang: int | None = None) -> None:
        """A paragraph; its first line starts at `indent`, the others at `hang`."""
        words = Text(text) if isinstance(text, str) else text
        self.lines.append(_Line(words, Text(" " * indent), " " * (indent if hang is None else hang)))

    def bullet(self, text: Text | str, *, indent: int = 2) -> None:
        words = Text(text) if isinstance(text, str) else text
        self.lines.append(_Line(words, Text(" " * indent + "• "), " " * (indent + 2)))

    def fact(self, label: str, value: Text | str, *, indent: int = 2, width: int = LABEL) -> None:
        """A label and what stands beside it; nothing is printed for an empty value."""
        words = Text(value) if isinstance(value, str) else value
        if words.plain:
            first = Text(" " * indent + label + " " * max(1, width - cell_len(label)), style="dim")
            self.lines.append(_Line(words, first, " " * (indent + width)))

    def beside(self, lead: Text, value: Text, *, indent: int = 2) -> None:
        """Words that stand beside a lead of any width, and stay there where they wrap."""
        first = Text.assemble(" " * indent, lead)
        self.lines.append(_Line(value, first, " " * first.cell_len))

    def heading(self, words: str) -> None:
        """A heading with an empty line above it."""
        if self.lines:
            self.blank()
        self.add(Text(words, "bold"))

    def blank(self) -> None:
        self.add("")

    def print(self, console: Console) -> None:
        """Print the lines, wrapped between words on a terminal, as they are elsewhere; no trailing spaces."""
        for line in self.lines:
            if console.is_terminal:
                width = max(20, console.width - cell_len(line.rest))
                pieces = [piece for part in line.text.split("\n") for piece in part.wrap(console, width)] or [Text()]
            else:
                pieces = list(line.text.split("\n")) or [Text()]
            for number, piece in enumerate(pieces):
                piece.rstrip()
                lead = line.first if number == 0 else Text(line.rest if piece.plain else "")
                if not piece.plain:
                    lead.rstrip()
                console.print(Text.assemble(lead, piece), soft_wrap=True)
