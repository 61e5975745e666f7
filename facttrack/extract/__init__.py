"""Article -> claims. Pure: no clock, no disk beyond the word tables, no database; picklable in and out."""

from __future__ import annotations

from facttrack.model import Article, Claim


def extract(article: Article) -> list[Claim]:
    """Every figure and statement of the article, in the order of the text."""
    from facttrack.extract.assemble import assemble
    from facttrack.extract.figures import find_figures
    from facttrack.extract.layout import lay_out
    from facttrack.extract.statements import find_statements

    document = lay_out(article)
    return assemble(document, find_figures(document), find_statements(document))
