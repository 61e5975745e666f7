"""Write docs/contested.svg: what `facttrack claims --contested` prints of the demo corpus.

With --check it writes nothing and fails where the picture is out of date.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from facttrack.actions.ingest import ingest
from facttrack.model import ClaimFilter
from facttrack.read import Overrides, read
from facttrack.shipped import shipped
from facttrack.show.claims import CLAIMS
from facttrack.show.table import print_table
from facttrack.store import open_store

PICTURE = Path(__file__).with_name("contested.svg")
#: rich's drawing, without the fonts that it would fetch from elsewhere.
DRAWING = re.sub(r"@font-face \{\{[^}]*\}\}", "", CONSOLE_SVG_FORMAT).replace("Fira Code", "monospace")
SHOWN = 9


def picture() -> str:
    console = Console(
        record=True, width=100, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    with tempfile.TemporaryDirectory() as scratch, open_store(str(Path(scratch) / "demo.db")) as store:
        ingest(
            store, read(str(shipped("seeds") / "articles"), options=Overrides()), at=datetime(2026, 1, 13, tzinfo=UTC)
        )
        print_table(store.claims(ClaimFilter(contested=True, limit=SHOWN)), CLAIMS, console)
    return console.export_svg(title="facttrack claims --contested", code_format=DRAWING, unique_id="facttrack")


def main() -> None:
    drawn = picture()
    if "--check" not in sys.argv:
        PICTURE.write_text(drawn, encoding="utf-8")
    elif not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
        sys.exit("docs/contested.svg is out of date: run make docs")


if __name__ == "__main__":
    main()
