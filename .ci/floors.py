"""Score facttrack on the labelled sets and hold each F1 against its floor in floors.json.

The sets are not part of the project: where they are not beside the checkout there is nothing to do.
Floors are only ever raised. `floors.py --raise` writes today's scores, rounded down, where they are higher.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

CI = Path(__file__).resolve().parent
SCORER = CI.parent.parent / "shared" / "eval" / "score.py"
FLOORS = CI / "floors.json"
SECTION = re.compile(r"^(\w+): ")
SCORE = re.compile(r"^  (\S[^\d]*?)\s+P\s+[\d.]+\s+R\s+[\d.]+\s+F1\s+([\d.]+)")


def scores() -> dict[str, dict[str, float]]:
    """F1 by set and level, as the scorer prints them."""
    facttrack = Path(sys.executable).with_name("facttrack")
    done = subprocess.run(
        [sys.executable, SCORER, "--facttrack", facttrack], check=False, stdout=subprocess.PIPE, text=True
    )
    print(done.stdout)
    if done.returncode:
        sys.exit("the scorer failed")
    found: dict[str, dict[str, float]] = {}
    section = ""
    for line in done.stdout.splitlines():
        if match := SECTION.match(line):
            section = match[1]
        elif match := SCORE.match(line):
            found.setdefault(section, {})[match[1]] = float(match[2])
    return found


def main() -> None:
    if not SCORER.exists():
        print("no labelled sets beside the checkout: no scores to hold against the floors")
        return
    floors = json.loads(FLOORS.read_text())
    reached = scores()
    below = []
    for name, levels in floors.items():
        for level, floor in levels.items():
            score = reached.get(name, {}).get(level, 0.0)
            print(f"{name:<11} {level:<11} {score:5.1f}  floor {floor:5.1f}  {'ok' if score >= floor else 'BELOW'}")
            if score < floor:
                below.append(f"{name} {level}")
            elif "--raise" in sys.argv:
                levels[level] = float(int(score * 2)) / 2
    if below:
        sys.exit("below the floor: " + ", ".join(below))
    if "--raise" in sys.argv:
        FLOORS.write_text(
            "{\n" + ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in floors.items()) + "\n}\n"
        )


if __name__ == "__main__":
    main()
