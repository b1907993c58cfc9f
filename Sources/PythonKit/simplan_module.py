"""Simulation modules of simplan in Python.

A module is one executable file: a manifest (a dict, as PROTOCOL.md of simplan describes it) and a function for one sample::

    #!/usr/bin/env python3
    from simplan_module import serve

    MANIFEST = {"identifier": "ovens", "version": "1", "title": "Ovens", "summary": "Electricity of ovens.",
                "parameters": [{"key": "rate", "kind": {"type": "number", "unit": "1"}, "meaning": "use of an oven"}],
                "outputs": [{"name": "power", "unit": "TWh", "axes": ["year"], "meaning": "electricity"}]}

    def run(parameters, inputs):
        return {"power": [parameters["rate"] for year in parameters.axes["year"]]}

    if __name__ == "__main__":
        serve(MANIFEST, run)

Arrays have one level, or dimension, for each axis: numpy arrays where numpy is installed, nested lists where it is not.
Records are lists of dicts with the key "name", tables dicts of columns. Whatever is printed goes to standard error. A
sample that raises :class:`Infeasible` is infeasible; one that raises anything else has failed. A function must answer
the same to the same question: it keeps nothing from one sample to the next."""

from __future__ import annotations

import copy
import json
import math
import os
import select
import struct
import sys
import threading
import time
import traceback
from array import array
from typing import Any, Callable, Iterable, Mapping, Sequence

try:
    import numpy
except ImportError:
    numpy = None

# The simplan that the kit comes with, and what it speaks.
__version__ = "0.1.0"
ABI = 2
LEVEL = 1
Outputs = Mapping[str, Any]


class Infeasible(Exception):
    """Raised by a run: the sample has no feasible answer, and the text says why."""


class Refused(Exception):
    """Raised by a check or the kit: a request that cannot be answered, and why."""


class Parameters(dict):
    """Values by key. ``axes``: labels by axis; ``mode``, ``instance`` and ``language`` as the scenario has them."""

    axes: dict[str, list[str]]
    mode: str | None = None
    instance: str | None = None
    language: str = "en"


def serve(manifest: dict[str, Any], run: Callable[[Parameters, dict[str, Any]], Outputs] | None = None, *,
          run_batch: Callable[[list[Parameters], list[dict[str, Any]]], Sequence[Outputs | Exception]] | None = None,
          check: Callable[[Parameters], Iterable[Mapping[str, Any]]] | None = None) -> None:
    """Answers the host until it closes its end, then ends the program.

    ``run`` computes one sample. ``run_batch`` takes its place where many samples are faster together: it has the
    parameters and the inputs of each, and gives outputs, or an exception, for each. ``check`` gives diagnostics of
    parameters, as dicts: severity, parameter, index, message, advice; bounds of the manifest are checked already.
    """
    if run is None and run_batch is None:
        raise TypeError("serve needs a function run or run_batch")
    reply_to = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    threading.Thread(target=_end_with_host, daemon=True).start()
    _Server(manifest, run, run_batch, check, 0, reply_to).serve()
    sys.exit(0)


def note(text: str, sample: int | None = None) -> None:
    """Says something about the sample that is computed; the report shows it. ``run_batch`` names its place."""
    if _current.batch and sample is None:
        raise TypeError("note needs the place of a sample where many are computed together")
    _current.notes.setdefault(_current.sample if sample is None else _current.batch[sample], []).append(text)


def progress(fraction: float, message: str = "") -> bool:
    """Tells how far the sample is, 0 to 1. False: the host asks to stop, and what is returned then is not read."""
    return _current.tell(fraction, message)


def _end_with_host() -> None:
    """A host that is gone while the module computes ends it."""
    watch = select.poll()
    watch.register(0, 0)
    watch.poll()
    time.sleep(0.2)
    os._exit(0)


class _Current:
    """The sample that is computed, or the batch of those that are computed together: for note and progress."""

    def __init__(self, server: "_Server | None" = None):
        self.server, self.sample, self.stopped, self.last = server, 0, False, -math.inf
        self.notes: dict[int, list[str]] = {}
        self.batch: list[int] = []

    def tell(self, fraction: float, message: str = "") -> bool:
        # As often as a person could read it.
        if self.server is None or time.monotonic() - self.last < 0.02:
            return not self.stopped
        self.last = time.monotonic()
        report = {"sample": self.sample, "fraction": min(max(float(fraction), 0), 1), "message": message}
        self.server.send(3, report)
        self.stopped = self.stopped or self.server.stop_waits()
        return not self.stopped


_current = _Current()


def _shaped(numbers: Any, shape: Sequence[int]) -> Any:
    """A flat array as one of this shape; of no axes: a number."""
    if not shape:
        return float(numbers[0])
    if numpy is not None:
        return numpy.array(numbers, dtype=float).reshape(shape)
    size = math.prod(shape[1:])
    if len(shape) == 1:
        return [float(number) for number in numbers]
    return [_shaped(numbers[i * size:(i + 1) * size], shape[1:]) for i in range(shape[0])]


def _flat(value: Any, shape: Sequence[int], name: str) -> array:
    """The numbers of an output; raises where it has another shape or a number that is not finite."""
    def numbers(value: Any, shape: Sequence[int]) -> list[float]:
        if not shape:
            return [float(value)]
        if len(value) != shape[0]:
            raise ValueError(f"the output '{name}' has {len(value)} values along an axis of {shape[0]}")
        if len(shape) == 1:
            return [float(number) for number in value]
        return [number for part in value for number in numbers(part, shape[1:])]

    if numpy is not None and isinstance(value, numpy.ndarray):
        value = value.tolist()
    flat = array("d", numbers(value, shape))
    for number in flat:
        if not math.isfinite(number):
            raise ValueError(f"the output '{name}' is {number}; it must be finite")
    return flat


def _told(error: Exception) -> str:
    """An author's error in a line; where it came from goes to standard error."""
    traceback.print_exception(error)
    return f"{type(error).__name__}: {error}"


def _applies(declaration: Mapping[str, Any], mode: str | None) -> bool:
    return mode is None or mode in (declaration.get("modes") or [mode])


class _Reader:
    """Reads parameters against the manifest, with the labels of their axes."""

    def __init__(self, axes: dict[str, list[str]]):
        self.axes = axes

    def shape(self, axes: Sequence[str]) -> list[int]:
        for axis in axes:
            if axis not in self.axes:
                raise Refused(f"the axis '{axis}' has no labels")
        return [len(self.axes[axis]) for axis in axes]

    def number(self, kind: Mapping[str, Any], number: float, place: str) -> float:
        whole = kind["type"] == "integer"
        good = math.isfinite(number) and number >= kind.get("lower", -math.inf) and number <= kind.get("upper", math.inf)
        if not good or number <= kind.get("above", -math.inf) or whole and number != int(number):
            raise Refused(f"the parameter '{place}' is {number}, which its manifest does not allow")
        return int(number) if whole else float(number)

    def value(self, kind: Mapping[str, Any], sent: Mapping[str, Any], blocks: Sequence[Any], place: str) -> Any:
        (name, content), = sent.items()
        form = kind["type"]
        if name == "number" and form == "array":
            name, content = "array", [content] * math.prod(self.shape(kind["axes"]))
        if name == "integer" and form == "number":
            name = "number"
        if name != ("text" if form == "choice" else form):
            raise Refused(f"the parameter '{place}' must be of the kind {form}")
        numbers = lambda sent: blocks[sent["block"]] if isinstance(sent, dict) else sent
        if form in ("number", "integer"):
            return self.number(kind, content, place)
        if form == "choice" and content not in kind["choices"]:
            raise Refused(f"the parameter '{place}' is '{content}' but must be one of {', '.join(kind['choices'])}")
        if form == "array":
            shape, flat = self.shape(kind["axes"]), numbers(content)
            if len(flat) != math.prod(shape):
                raise Refused(f"the parameter '{place}' holds {len(flat)} values where {math.prod(shape)} belong")
            return _shaped([self.number(kind, number, place) for number in flat], shape)
        if form == "records":
            return [{"name": record["name"], **self.values(kind["fields"], record["fields"], blocks, None, f"{place}.")}
                    for record in content]
        if form == "table":
            return {**{key: _shaped(numbers(column), [content["rows"]]) for key, column in content["numbers"].items()},
                    **content.get("texts", {})}
        return content

    def values(self, declarations: Sequence[Mapping[str, Any]], sent: Mapping[str, Any], blocks: Sequence[Any],
               mode: str | None, place: str = "") -> dict[str, Any]:
        known = {declaration["key"]: declaration for declaration in declarations}
        for key in sent:
            if key not in known:
                raise Refused(f"no parameter '{place}{key}' is declared")
        values = {}
        for key, declaration in known.items():
            if not _applies(declaration, mode):
                continue
            value = sent.get(key) or declaration.get("default", {}).get("value")
            if value is not None:
                values[key] = self.value(declaration["kind"], value, blocks, place + key)
            elif not declaration.get("optional"):
                raise Refused(f"the parameter '{place}{key}' is missing")
        return values

    def replaced(self, kind: Mapping[str, Any], value: Any, path: Sequence[str], numbers: Any, place: str) -> Any:
        """A copy of a value with other numbers at the path inside it."""
        form = kind["type"]
        if form in ("number", "integer"):
            return self.number(kind, numbers[0], place)
        if form == "array":
            index = [self.axes[axis].index(label) for axis, label in zip(kind["axes"], path)]
            shape = self.shape(kind["axes"])[len(index):]
            part = _shaped([self.number(kind, number, place) for number in numbers], shape)
            if not index:
                return part
        value = inner = copy.deepcopy(value)
        if form == "array":
            for position in index[:-1]:
                inner = inner[position]
            inner[index[-1]] = part
        elif form == "records":
            record = next(record for record in value if record["name"] == path[0])
            field = next(field for field in kind["fields"] if field["key"] == path[1])
            record[path[1]] = self.replaced(field["kind"], record.get(path[1]), path[2:], numbers, place)
        else:
            value[path[0]] = _shaped(numbers, [len(numbers)])
        return value


class _Session:
    def __init__(self, server: "_Server", head: Mapping[str, Any], blocks: Sequence[Any]):
        manifest = server.manifest
        mode, modes = head.get("mode"), [mode["name"] for mode in manifest.get("modes", [])]
        if mode is None and modes:
            mode = modes[0]
        if mode is not None and mode not in modes:
            raise Refused(f"there is no mode '{mode}'")
        axes = {axis["name"]: axis["labels"] for axis in manifest.get("axes", []) if "labels" in axis}
        for name, labels in head.get("axes", {}).items():
            axes[name] = server.labels[labels["labels"] - 1] if isinstance(labels, dict) else labels
        for axis in manifest.get("axes", []):
            records = head.get("parameters", {}).get(axis.get("records"))
            if records is not None:
                axes[axis["name"]] = [record["name"] for record in records["records"]]
        self.reader = _Reader(axes)
        self.kinds = {declaration["key"]: declaration["kind"] for declaration in manifest.get("parameters", [])}
        self.parameters = Parameters(
            self.reader.values(manifest.get("parameters", []), head.get("parameters", {}), blocks, mode))
        self.parameters.axes, self.parameters.mode = axes, mode
        self.parameters.instance, self.parameters.language = head.get("instance"), head.get("language", "en")

    def varied(self, varied: Sequence[tuple[Sequence[str], Any, bool]], sample: int, samples: int) -> Parameters:
        """The parameters of a sample."""
        if not varied:
            return self.parameters
        parameters = copy.copy(self.parameters)
        for path, block, per_sample in varied:
            count = len(block) // samples if per_sample else len(block)
            numbers = block[sample * count:(sample + 1) * count] if per_sample else block
            place = ".".join(path)
            try:
                parameters[path[0]] = self.reader.replaced(
                    self.kinds[path[0]], parameters.get(path[0]), path[1:], numbers, place)
            except (LookupError, StopIteration, ValueError, TypeError):
                raise Refused(f"'{place}' has no {len(numbers)} numbers that could be varied") from None
        return parameters


class _Server:
    def __init__(self, manifest, run, run_batch, check, source: int, sink: int):
        self.manifest, self.run, self.run_batch, self.check = manifest, run, run_batch, check
        self.source, self.sink, self.opened = source, sink, 0
        self.sessions: dict[int, _Session] = {}
        self.labels: list[list[str]] = []

    def serve(self) -> None:
        while (header := self.header()) is not None:
            kind, length = header
            if kind == 4:
                continue
            if kind != 1:
                sys.exit(f"a frame of the kind {kind} came out of turn")
            message = self.read(length)
            try:
                self.answer(*self.decode(message))
            except Refused as refusal:
                self.send(2, {"error": str(refusal)})
            except Exception as error:
                self.send(2, {"error": _told(error)})

    def read(self, count: int) -> bytes:
        parts, left = [], count
        while left:
            part = os.read(self.source, min(left, 1 << 20))
            if not part:
                break
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def header(self) -> tuple[int, int] | None:
        bytes_ = self.read(16)
        if not bytes_:
            return None
        if len(bytes_) < 16 or bytes_[:3] != b"SMF" or bytes_[3] != ABI:
            sys.exit("standard input holds something else than a frame of this version of the contract")
        return struct.unpack_from("<IQ", bytes_, 4)

    def stop_waits(self) -> bool:
        if not select.select([self.source], [], [], 0)[0]:
            return False
        return self.header() in (None, (4, 0))

    @staticmethod
    def decode(message: bytes) -> tuple[dict[str, Any], list[array]]:
        try:
            size, count = struct.unpack_from("<2Q", message)
            lengths = struct.unpack_from(f"<{count}Q", message, 16)
            place = 16 + 8 * count
            head = json.loads(message[place:place + size])
            place, blocks = place + (size + 7) // 8 * 8, []
            for length in lengths:
                blocks.append(array("d", message[place:place + 8 * length]))
                place += 8 * length
            if place != len(message) or not isinstance(head, dict):
                raise ValueError
        except (struct.error, ValueError, MemoryError):
            raise Refused("the bytes are no message") from None
        return head, blocks

    def send(self, kind: int, head: Mapping[str, Any], blocks: Sequence[array] = ()) -> None:
        text = json.dumps(head, ensure_ascii=False, allow_nan=False).encode()
        message = b"".join([struct.pack(f"<{2 + len(blocks)}Q", len(text), len(blocks), *map(len, blocks)), text,
                            bytes(-len(text) % 8), *(block.tobytes() for block in blocks)])
        rest = memoryview(b"SMF" + struct.pack("<BIQ", ABI, kind, len(message)) + message)
        while rest:
            rest = rest[os.write(self.sink, rest):]

    def answer(self, head: Mapping[str, Any], blocks: list[Any]) -> None:
        request = head.get("request")
        if request == "describe":
            self.send(2, {"manifest": self.manifest, "level": LEVEL})
        elif request == "labels":
            self.labels.append(head["labels"])
            self.send(2, {"labels": len(self.labels)})
        elif request == "check":
            self.send(2, {"diagnostics": self.diagnostics(_Session(self, head, blocks).parameters)})
        elif request == "open":
            session = _Session(self, head, blocks)
            self.refuse(session.parameters)
            self.opened += 1
            self.sessions[self.opened] = session
            self.send(2, {"session": self.opened})
        elif request == "run":
            self.answer_run(self.session(head), head, blocks)
        elif request == "close":
            self.session(head)
            self.send(2, {"session": head["session"]})
            del self.sessions[head["session"]]
        else:
            raise Refused(f"the request '{request}' is not known")

    def session(self, head: Mapping[str, Any]) -> _Session:
        if head.get("session") not in self.sessions:
            raise Refused(f"session {head.get('session')} is not open")
        return self.sessions[head["session"]]

    def diagnostics(self, parameters: Parameters) -> list[dict[str, Any]]:
        return [dict(found) for found in self.check(parameters)] if self.check else []

    def refuse(self, parameters: Parameters) -> None:
        for found in self.diagnostics(parameters):
            if found.get("severity", "error") == "error":
                raise Refused(f"{found['parameter']}: {found['message']}; {found.get('advice', '')}")

    def answer_run(self, session: _Session, head: Mapping[str, Any], blocks: list[Any]) -> None:
        samples, mode = head.get("samples", 1), session.parameters.mode
        given, inputs = head.get("inputs", {}), []
        for variable in self.manifest.get("inputs", []):
            if not _applies(variable, mode) or variable["name"] not in given and variable.get("optional"):
                continue
            if variable["name"] not in given:
                raise Refused(f"the input '{variable['name']}' is missing")
            sent, shape = given[variable["name"]], session.reader.shape(variable.get("axes", []))
            per_sample, block = sent.get("perSample", False), blocks[sent["block"]]
            if len(block) != math.prod(shape) * (samples if per_sample else 1):
                raise Refused(f"the input '{variable['name']}' has {len(block)} values, which do not fit its axes")
            inputs.append((variable["name"], block, shape, per_sample))
        varied = [(sent["path"], blocks[sent["block"]], sent.get("perSample", False)) for sent in head.get("varied", [])]
        outputs = [output for output in self.manifest.get("outputs", []) if _applies(output, mode)]
        if head.get("wanted") is not None:
            outputs = [output for output in outputs if output["name"] in head["wanted"]]
        shapes = [session.reader.shape(output.get("axes", [])) for output in outputs]
        columns = [array("d", bytes(8 * samples * math.prod(shape))) for shape in shapes]

        def numbers(sample: int) -> dict[str, Any]:
            found = {}
            for name, block, shape, per_sample in inputs:
                start = sample * math.prod(shape) if per_sample else 0
                found[name] = _shaped(block[start:start + math.prod(shape)], shape)
            return found

        reports: list[dict[str, Any]] = []
        reply: dict[str, Any] = {"outputs": {output["name"]: {"block": i} for i, output in enumerate(outputs)}}
        global _current
        _current = _Current(self)
        together = self.together(session, varied, samples, numbers) if self.run_batch else None
        for sample in range(samples):
            _current.sample, report = sample, {"sample": sample}
            if not _current.tell(0):
                reply["stoppedAt"] = sample
                break
            try:
                if together is None:
                    parameters = session.varied(varied, sample, samples)
                    if varied:
                        self.refuse(parameters)
                    answer = self.run(parameters, numbers(sample))
                else:
                    answer = together[sample]
                    if isinstance(answer, Exception):
                        raise answer
                for output in outputs:
                    if output["name"] not in answer:
                        raise ValueError(f"the output '{output['name']}' is missing")
                # Whole before any of it is written: a sample without an answer has zeros.
                rows = [_flat(answer[output["name"]], shape, output["name"]) for output, shape in zip(outputs, shapes)]
                if _current.stopped:
                    reply["stoppedAt"] = sample
                    break
                for column, row in zip(columns, rows):
                    column[sample * len(row):(sample + 1) * len(row)] = row
            except Infeasible as reason:
                report |= {"status": "infeasible", "message": str(reason) or "no reason given"}
            except Refused as refusal:
                report |= {"status": "failed", "message": str(refusal)}
            except Exception as error:
                report |= {"status": "failed", "message": _told(error)}
            if sample in _current.notes and head.get("notes", True):
                report["notes"] = _current.notes[sample]
            if len(report) > 1:
                reports.append(report)
        _current = _Current()
        self.send(2, reply | ({"samples": reports} if reports else {}), columns)

    def together(self, session: _Session, varied: list[Any], samples: int,
                 numbers: Callable[[int], dict[str, Any]]) -> list[Outputs | Exception]:
        """All samples of a batch at once; those whose parameters do not pass the check are left out."""
        answers: dict[int, Any] = {}
        asked: dict[int, Parameters] = {}
        for sample in range(samples):
            try:
                parameters = session.varied(varied, sample, samples)
                if varied:
                    self.refuse(parameters)
                asked[sample] = parameters
            except Refused as refusal:
                answers[sample] = refusal
        if asked:
            _current.batch = list(asked)
            try:
                found = list(self.run_batch(list(asked.values()), [numbers(sample) for sample in asked]))
                if len(found) != len(asked):
                    raise ValueError(f"run_batch gave {len(found)} answers for {len(asked)} samples")
            except Infeasible as reason:
                found = [reason] * len(asked)
            except Exception as error:
                found = [Refused(_told(error))] * len(asked)
            answers |= zip(asked, found)
            _current.batch = []
        return [answers[sample] for sample in range(samples)]
