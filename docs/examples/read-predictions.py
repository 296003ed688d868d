#!/usr/bin/env python3
"""Decodes Avro single-object values with the published schema; Python's standard library only, no code of mmoe-streams.

    kcat -q -C -b HOST:PORT -t census.predictions -X isolation.level=read_committed -e -f '%S\n%s' \
      | docs/examples/read-predictions.py schemas/src/main/avro/Prediction.avsc
"""
import json
import struct
import sys


def canonical(schema, names):
    """Avro's parsing canonical form, for schemas without aliases, as far as Prediction and TaskMetrics need it."""
    if isinstance(schema, list):
        return "[" + ",".join(canonical(branch, names) for branch in schema) + "]"
    if isinstance(schema, str):
        return json.dumps(schema)
    kind = schema["type"]
    if kind not in ("record", "enum", "array"):
        return canonical(kind, names)
    if kind == "array":
        return '{"type":"array","items":' + canonical(schema["items"], names) + "}"
    namespace = schema.get("namespace", names)
    head = '{"name":"%s.%s","type":"%s",' % (namespace, schema["name"], kind)
    if kind == "enum":
        return head + '"symbols":' + json.dumps(schema["symbols"], separators=(",", ":")) + "}"
    fields = ",".join('{"name":"%s","type":%s}' % (f["name"], canonical(f["type"], namespace)) for f in schema["fields"])
    return head + '"fields":[' + fields + "]}"


def fingerprint(schema):
    """CRC-64-AVRO of the canonical form, as the 8 bytes that stand in a value's header."""
    empty = 0xC15D213AA4D7A795
    table = []
    for i in range(256):
        for _ in range(8):
            i = (i >> 1) ^ (empty if i & 1 else 0)
        table.append(i)
    crc = empty
    for byte in canonical(schema, "").encode():
        crc = (crc >> 8) ^ table[(crc ^ byte) & 0xFF]
    return struct.pack("<Q", crc)


class Datum:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        self.at += count
        return self.data[self.at - count : self.at]

    def long(self):
        shift = number = 0
        while True:
            byte = self.take(1)[0]
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return (number >> 1) ^ -(number & 1)

    def read(self, schema):
        if isinstance(schema, list):
            return self.read(schema[self.long()])
        kind = schema if isinstance(schema, str) else schema["type"]
        if kind == "null":
            return None
        if kind == "boolean":
            return self.take(1)[0] == 1
        if kind in ("int", "long"):
            return self.long()
        if kind == "double":
            return struct.unpack("<d", self.take(8))[0]
        if kind == "string":
            return self.take(self.long()).decode()
        if kind == "enum":
            return schema["symbols"][self.long()]
        if kind == "array":
            items = []
            while (count := self.long()) != 0:
                items += [self.read(schema["items"]) for _ in range(count)]
            return items
        if kind == "record":
            return {field["name"]: self.read(field["type"]) for field in schema["fields"]}
        return self.read(kind)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    header = b"\xc3\x01" + fingerprint(schema)
    stream = sys.stdin.buffer
    while line := stream.readline():
        value = stream.read(int(line))
        if not value.startswith(header):
            sys.exit("not written with this schema: " + value[:10].hex())
        print(json.dumps(Datum(value[10:]).read(schema)))


main()
