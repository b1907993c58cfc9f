"""A host of simplan modules, written from PROTOCOL.md alone: `host.py library PATH` or `host.py program PATH [WORD ...]`.

Runs the test module every-kind and prints what it answered as JSON."""
import ctypes
import json
import struct
import subprocess
import sys

ABI = 2


def encode(head, blocks=()):
    text = json.dumps(head, ensure_ascii=False).encode()
    lengths = struct.pack(f"<{2 + len(blocks)}Q", len(text), len(blocks), *map(len, blocks))
    return lengths + text + bytes(-len(text) % 8) + b"".join(struct.pack(f"<{len(b)}d", *b) for b in blocks)


def decode(data):
    size, count = struct.unpack_from("<2Q", data)
    lengths = struct.unpack_from(f"<{count}Q", data, 16)
    start = 16 + 8 * count
    head, place, blocks = json.loads(data[start:start + size]), start + (size + 7) // 8 * 8, []
    for length in lengths:
        blocks.append(list(struct.unpack_from(f"<{length}d", data, place)))
        place += 8 * length
    assert place == len(data)
    return head, blocks


class Library:
    receive_type = ctypes.CFUNCTYPE(
        ctypes.c_int32, ctypes.c_void_p, ctypes.c_int32, ctypes.POINTER(ctypes.c_uint8), ctypes.c_int64)

    class Table(ctypes.Structure):
        pass

    def __init__(self, path):
        answer = ctypes.CFUNCTYPE(
            ctypes.c_int32, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int64, ctypes.c_void_p, self.receive_type)
        self.Table._fields_ = [
            ("abi", ctypes.c_uint32), ("size", ctypes.c_uint32), ("state", ctypes.c_void_p), ("answer", answer)]
        library = ctypes.CDLL(path)
        library.simplan_module_entry.restype = ctypes.POINTER(self.Table)
        self.table = library.simplan_module_entry().contents
        assert self.table.abi == ABI

    def exchange(self, request):
        messages = {0: [], 1: []}

        def receive(_, kind, data, count):
            messages[kind].append(ctypes.string_at(data, count))
            return 0

        assert self.table.answer(self.table.state, request, len(request), None, self.receive_type(receive)) == 0
        (reply,) = messages[0]
        return reply, len(messages[1])


class Program:
    def __init__(self, *words):
        self.process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def exchange(self, request):
        self.process.stdin.write(b"SMF" + struct.pack("<BIQ", ABI, 1, len(request)) + request)
        self.process.stdin.flush()
        progress = 0
        while True:
            mark, abi, kind, length = struct.unpack("<3sBIQ", self.process.stdout.read(16))
            assert mark == b"SMF" and abi == ABI
            message = self.process.stdout.read(length)
            if kind == 2:
                return message, progress
            assert kind == 3
            progress += 1


if __name__ == "__main__":
    module = {"library": Library, "program": Program}[sys.argv[1]](*sys.argv[2:])
    manifest = decode(module.exchange(encode({"request": "describe", "level": 1}))[0])[0]["manifest"]
    opening = {"mode": "plain", "axes": {"class": ["A", "B", "C"], "zone": ["north", "south"], "year": ["2015", "2016"]}}
    opening["parameters"] = {p["key"]: p["default"]["value"] for p in manifest["parameters"]
                             if "default" in p and p["key"] != "factor"}
    opening["parameters"] |= {"weights": {"array": {"block": 0}}, "offsets": {"array": {"block": 1}}}
    blocks = [[i / 16 for i in range(12)], [0, 0, 0]]
    checked = decode(module.exchange(encode({"request": "check"} | opening, blocks))[0])[0]
    session = decode(module.exchange(encode({"request": "open"} | opening, blocks))[0])[0]["session"]
    run = {"request": "run", "session": session, "samples": 3, "wanted": ["by_class"],
           "inputs": {"demand": {"block": 0, "perSample": True}, "prices": {"block": 1}},
           "varied": [{"path": ["rate"], "block": 2, "perSample": True}]}
    reply, progress = module.exchange(encode(run, [[1, 2, 0, 0, 3, 4], [1, 2, 4], [0.25, 0.5, 0.75]]))
    head, outputs = decode(reply)
    closed = decode(module.exchange(encode({"request": "close", "session": session}))[0])[0]
    refused = decode(module.exchange(encode(run, [[1, 2, 0, 0, 3, 4], [1, 2, 4], [0.25, 0.5, 0.75]]))[0])[0]
    print(json.dumps([manifest["identifier"], checked["diagnostics"], head, outputs, progress > 0,
                      closed == {"session": session}, refused["error"]], sort_keys=True))
    if isinstance(module, Program):
        module.process.stdin.close()
        assert module.process.wait() == 0
