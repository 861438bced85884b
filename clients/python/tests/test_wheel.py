"""What is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

from .server import ROOT

PACKAGE = ROOT / "clients" / "python"


def test_the_wheel_holds_the_whole_package(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=PACKAGE, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    names = set(ZipFile(wheel).namelist())

    sources = {
        str(file.relative_to(PACKAGE))
        for pattern in ("*.py", "py.typed")
        for file in (PACKAGE / "aldar_kose").rglob(pattern)
    }
    assert "aldar_kose/py.typed" in sources
    assert sources <= names
    assert not [name for name in names - sources if ".dist-info/" not in name]
