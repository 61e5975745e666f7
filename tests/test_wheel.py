"""What a user gets from `pip install`: a wheel that works away from the checkout, here one without compiled modules."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]


def run(*command: str | Path, where: Path) -> str:
    """The command's output; its errors are the test's message if it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "FACTTRACK"))}
    environment["HATCH_BUILD_NO_HOOKS"] = "true"
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=where, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, where=CHECKOUT)
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_migrations_word_tables_and_demo_corpus(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for inside in (
        "facttrack/_shipped/migrations/env.py",
        "facttrack/_shipped/seeds/sources.toml",
        "facttrack/_shipped/seeds/articles/",
        "facttrack/words/en/measures.toml",
        "facttrack/words/places.tsv",
        "facttrack/py.typed",
    ):
        assert any(name.startswith(inside) for name in names), inside


def test_an_installed_copy_runs_the_demo_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "env", where=tmp_path)
    python = tmp_path / "env" / "bin" / "python"
    pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, "--require-hashes", "-r", CHECKOUT / "requirements.txt", where=tmp_path)
    run(*pip, "--no-deps", wheel, where=tmp_path)

    shown = run(python.with_name("facttrack"), "demo", where=tmp_path)

    assert "contested" in shown.lower()
    assert "Sheikh Maqsoud" in shown
