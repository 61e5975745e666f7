"""Text -> Document: which lines are headline, paragraph, list item or boilerplate, and where sentences end."""

from __future__ import annotations

import re

import sentencex

from facttrack.extract.document import Block, BlockKind, Document, Sentence
from facttrack.model import Article

_LINE = re.compile(r"[^\n]+")


def lay_out(article: Article) -> Document:
    """The article's blocks and sentences. Pure; linear in the length of the text."""
    document = Document(article)
    text = article.text
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if not words:
            continue
        block = Block(BlockKind.PARAGRAPH, line.start(), line.end())
        document.blocks.append(block)
        for boundary in sentencex.get_sentence_boundaries("en", line.group()):
            start, end = line.start() + boundary["start_index"], line.start() + boundary["end_index"]
            document.sentences.append(Sentence(text[start:end], start, end, block, len(document.sentences)))
    return document
