"""The real server, as a process on a SQLite file."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[3]
MAIN = ROOT / "dist" / "main.js"


class Server:
    """Started on a free port; may be killed and started again on the same file."""

    def __init__(self, file: Path, **settings: str):
        self._file = file
        self._settings = settings
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def start(self) -> Server:
        """Returns when the server listens."""
        environment = {
            **os.environ,
            "HOST": "127.0.0.1",
            "PORT": "0",
            "LOG_LEVEL": "info",
            "DATABASE_URL": f"sqlite:{self._file}",
            **self._settings,
        }
        process = subprocess.Popen(
            ["node", str(MAIN)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            text=True,
        )
        self._process = process
        assert process.stdout
        seen = []
        for line in process.stdout:
            seen.append(line)
            if '"msg":"listening"' in line:
                self.url = json.loads(line)["url"]
                # A pipe that nobody reads would fill up and stop the server.
                threading.Thread(target=drain, args=(process.stdout,), daemon=True).start()
                return self
        process.wait()
        raise AssertionError("The server did not start:\n" + "".join(seen))

    def kill(self) -> None:
        """Ends it at once, with whatever it is doing."""
        assert self._process
        self._process.kill()
        self._process.wait()
        self._process = None

    def stop(self) -> None:
        """Ends it as an operator does, if it runs."""
        if self._process:
            self._process.terminate()
            self._process.wait()


def drain(pipe: IO[str]) -> None:
    with pipe:
        pipe.read()
