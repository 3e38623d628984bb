"""A program in a process of its own, which can be stopped: Saxon inside this one cannot, whatever it is made to do.

Messages go through the pipes as JSON, each after its length (8 bytes). The first is the stylesheet, the others are
documents; each is answered.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO, Any, Final

from tei.errors import ReadError, TransformError
from tei.saxon.complaint import Complaint
from tei.saxon.program import CompileError, Program, StoppedError

__all__ = ["BoundedProgram"]

_KEPT: Final = ("SYSTEMROOT", "PATH", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "VIRTUAL_ENV")  # to start at all


class BoundedProgram:
    """As ``Program``, in another process, which is killed when it takes longer than ``seconds`` for one answer."""

    def __init__(self, text: str, seconds: float) -> None:
        """Compile a stylesheet.

        Raises:
            CompileError: it is no XSLT.
            StoppedError: compiling takes too long.
        """
        self._seconds = seconds
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"PYTHONUTF8": "1"}
        command = [sys.executable, "-P", "-c", _script()]
        pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nothing, env=environment)  # noqa: S603
        try:
            self._ask(text)
        except BaseException:
            self.close()
            raise

    def run(self, text: str) -> str:
        """As ``Program.run``.

        Raises:
            ReadError: the document is not well-formed.
            TransformError: the stylesheet stops, or asks for what is shut.
            StoppedError: it takes too long, or the process died.
        """
        return self._ask(text)

    def close(self) -> None:
        """End the process."""
        process = self._process
        if process.poll() is None:
            process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()

    def __del__(self) -> None:
        if hasattr(self, "_process"):
            self.close()

    def _ask(self, text: str) -> str:
        if self._process.poll() is not None:
            raise StoppedError("the process that runs the stylesheet has ended")
        late = threading.Event()
        timer = threading.Timer(self._seconds, self._stop, [late])
        timer.daemon = True
        timer.start()
        try:
            assert self._process.stdin is not None and self._process.stdout is not None
            _write(self._process.stdin, text)
            answer = _read(self._process.stdout)
        except OSError:
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            self.close()
            reason = f"it took longer than {self._seconds:g} s" if late.is_set() else "Saxon died of it"
            raise StoppedError(reason)
        return _unpacked(answer)

    def _stop(self, late: threading.Event) -> None:
        late.set()
        self._process.kill()


def _script() -> str:
    """What the other process runs: modules are found where this one finds them, save in the current folder.

    A document may lie beside a file that is called as a module is; that must not be run.
    """
    places = [place for place in sys.path if Path(place).is_absolute()]
    home = str(Path(__file__).parents[2])
    if home not in places:  # this package itself was found by way of the current folder
        places.append(home)
    return f"import sys; sys.path[:] = {places!a}; from tei.saxon.worker import serve; serve()"


def serve() -> None:
    """The other process: compile the first message, then answer documents until the pipe is closed."""
    source, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed must not get between the answers
    program = None
    while (text := _read(source)) is not None:
        try:
            if program is None:
                program = Program(text)
                answer: dict[str, Any] = {"text": ""}
            else:
                answer = {"text": program.run(text)}
        except CompileError as error:
            fields = [[one.file, one.line, one.column, one.text, one.code] for one in error.complaints]
            answer = {"compile": str(error), "complaints": fields}
        except ReadError as error:
            answer = {"read": str(error)}
        except TransformError as error:
            answer = {"transform": str(error)}
        _write(answers, answer)


def _unpacked(answer: Any) -> str:
    if "compile" in answer:
        raise CompileError(answer["compile"], [Complaint(*fields) for fields in answer["complaints"]])
    if "read" in answer:
        raise ReadError(answer["read"])
    if "transform" in answer:
        raise TransformError(answer["transform"])
    return str(answer["text"])


def _write(stream: IO[bytes], message: Any) -> None:
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "surrogatepass")
    stream.write(len(data).to_bytes(8, "big") + data)
    stream.flush()


def _read(stream: IO[bytes]) -> Any:
    """The next message; None at the end."""
    head = stream.read(8)
    if len(head) < 8:
        return None
    data = stream.read(int.from_bytes(head, "big"))
    return json.loads(data)
