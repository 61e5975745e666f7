"""Compiles the rooms that read and compare text when facttrack is built, with mypyc: the same results, sooner.

The sources are shipped beside what is made of them, and work alone where no C compiler is at hand.
An editable install is left uncompiled, as compiled modules would hide what is edited.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compile(BuildHookInterface[Any]):
    """`modules` of the hook's table in pyproject.toml says what is compiled: patterns of files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        root = Path(self.root)
        modules = sorted(str(path.relative_to(root)) for part in self.config["modules"] for path in root.glob(part))
        self._made = tempfile.TemporaryDirectory(prefix="facttrack-build-")
        try:
            made = _compiled(modules, Path(self._made.name))
        except (Exception, SystemExit) as error:  # whatever a compiler, or its absence, comes up with
            self.app.display_warning(f"facttrack is built uncompiled, and reads more slowly: {error}")
            return
        build_data["force_include"].update({str(path): name for name, path in made.items()})
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self._made.cleanup()


def _compiled(modules: list[str], folder: Path) -> dict[str, Path]:
    """The modules, compiled: place in the wheel -> file."""
    from mypyc.build import mypycify
    from setuptools import Distribution

    # What the modules import may be absent where facttrack is built; `make types` checks them with it.
    told = ["--config-file=", "--ignore-missing-imports", "--allow-untyped-globals"]
    extensions = mypycify(
        [*told, *modules],
        opt_level="1",
        debug_level="0",
        multi_file=True,
        target_dir=str(folder / "c"),
        group_name="facttrack",
    )
    build = Distribution({"name": "facttrack", "ext_modules": extensions}).get_command_obj("build_ext")
    build.build_lib, build.build_temp, build.parallel = str(folder / "lib"), str(folder / "temp"), os.cpu_count()
    build.ensure_finalized()
    build.run()
    return {
        path.relative_to(folder / "lib").as_posix(): path
        for path in sorted((folder / "lib").rglob("*"))
        if path.is_file()
    }
