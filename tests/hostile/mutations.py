"""Any bytes, broken in the ways that disks, networks and fuzzers break them; the same seed gives the same bytes."""

from __future__ import annotations

import random
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def headless(data: bytes, chance: random.Random) -> bytes:
    """The beginning is kept, so that the type is still told; what follows it is lost."""
    at = min(len(data) // 2, chance.randrange(16, 600))
    return data[:at] + data[at + chance.randrange(1, 400) :]


def flip_bits(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(max(4, len(out) // 2000)):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def set_bytes(data: bytes, chance: random.Random) -> bytes:
    """Values at which lengths and counts go wrong."""
    out = bytearray(data)
    for _ in range(max(8, len(out) // 1000)):
        out[chance.randrange(len(out))] = chance.choice((0, 1, 0x7F, 0x80, 0xFE, 0xFF))
    return bytes(out)


def zero_range(data: bytes, chance: random.Random) -> bytes:
    at, count = chance.randrange(len(data)), chance.randrange(1, 2048)
    return data[:at] + bytes(min(count, len(data) - at)) + data[at + count :]


def repeat_range(data: bytes, chance: random.Random) -> bytes:
    at, count = chance.randrange(len(data)), chance.randrange(1, 4096)
    return data[:at] + data[at : at + count] * chance.randrange(2, 40) + data[at:]


def swap_ranges(data: bytes, chance: random.Random) -> bytes:
    third = len(data) // 3
    at, size = chance.randrange(third), chance.randrange(1, third)
    other = chance.randrange(third, len(data) - size)
    first, second = data[at : at + size], data[other : other + size]
    return data[:at] + second + data[at + size : other] + first + data[other + size :]


def insert_noise(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.randbytes(chance.randrange(1, 3000)) + data[at:]


def digits(data: bytes, chance: random.Random) -> bytes:
    """Other numbers: offsets, counts and sizes of formats that write them as digits."""
    out = bytearray(data)
    places = [place for place, value in enumerate(out) if 0x30 <= value <= 0x39]
    for place in chance.sample(places, min(len(places), max(4, len(places) // 40))):
        out[place] = chance.choice(b"0189")
    return bytes(out)


MUTATIONS: tuple[Mutation, ...] = (
    cut,
    headless,
    flip_bits,
    set_bytes,
    zero_range,
    repeat_range,
    swap_ranges,
    insert_noise,
    digits,
)


def mutants(data: bytes, count: int, seed: str) -> list[bytes]:
    """So many broken copies, the mutations by turns."""
    chance = random.Random(seed)
    return [MUTATIONS[turn % len(MUTATIONS)](data, chance) for turn in range(count)]
