"""DES, only to answer the challenge of a VNC server. It protects nothing by today's measure.

Source: FIPS 46-3, whose tables these are; bits are counted from the left, from 1.
"""

_INITIAL = [start - 8 * row for start in (58, 60, 62, 64, 57, 59, 61, 63) for row in range(8)]
_FINAL = [_INITIAL.index(bit) + 1 for bit in range(1, 65)]
_EXPANSION = [(4 * group + bit - 1) % 32 + 1 for group in range(8) for bit in range(6)]
_PERMUTATION = [
    16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10,
    2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
]  # fmt: skip
_KEY_CHOICE = [
    57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60,
    52, 44, 36, 63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29,
    21, 13, 5, 28, 20, 12, 4,
]  # fmt: skip
_ROUND_CHOICE = [
    14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2,
    41, 52, 31, 37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
]  # fmt: skip
_SHIFTS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1]
# Eight boxes of four rows of sixteen hexadecimal digits.
_BOXES = [
    "e4d12fb83a6c5907 0f74e2d1a6cb9538 41e8d62bfc973a50 fc8249175b3ea06d",
    "f18e6b34972dc05a 3d47f28ec01a69b5 0e7ba4d158c6932f d8a13f42b67c05e9",
    "a09e63f51dc7b428 d709346a285ecbf1 d6498f30b12c5ae7 1ad069874fe3b52c",
    "7de3069a1285bc4f d8b56f03472c1ae9 a690cb7df13e5284 3f06a1d8945bc72e",
    "2c417ab6853fd0e9 eb2c47d150fa3986 421bad78f9c5630e b8c71e2d6f09a453",
    "c1af92680d34e75b af427c9561de0b38 9ef528c3704a1db6 432c95fabe17608d",
    "4b2ef08d3c975a61 d0b7491ae35c2f86 14bdc37eaf680592 6bd814a7950fe23c",
    "d2846fb1a93e50c7 1fd8a374c56b0e92 7b419ce206adf358 21e74a8dfc90356b",
]


def vnc_response(password: str, challenge: bytes) -> bytes:
    """What a server expects for its *challenge* of 16 bytes; only 8 bytes of a password count.

    VNC takes each byte of the key with its lowest bit first.
    """
    key = password.encode()[:8].ljust(8, b"\0")
    mirrored = bytes(int(f"{byte:08b}"[::-1], 2) for byte in key)
    return encrypt(mirrored, challenge[:8]) + encrypt(mirrored, challenge[8:])


def encrypt(key: bytes, block: bytes) -> bytes:
    """One block of 8 bytes under a key of 8 bytes."""
    bits = _chosen(_bits(block), _INITIAL)
    left, right = bits[:32], bits[32:]
    for round_key in _round_keys(key):
        left, right = right, _xor(left, _mixed(right, round_key))
    return int(_chosen(right + left, _FINAL), 2).to_bytes(8)


def _round_keys(key: bytes) -> list[str]:
    chosen = _chosen(_bits(key), _KEY_CHOICE)
    left, right = chosen[:28], chosen[28:]
    keys = []
    for shift in _SHIFTS:
        left, right = left[shift:] + left[:shift], right[shift:] + right[:shift]
        keys.append(_chosen(left + right, _ROUND_CHOICE))
    return keys


def _mixed(half: str, round_key: str) -> str:
    mixed = _xor(_chosen(half, _EXPANSION), round_key)
    digits = []
    for index, box in enumerate(_BOXES):
        six = mixed[6 * index : 6 * index + 6]
        digits.append(int(box.split()[int(six[0] + six[5], 2)][int(six[1:5], 2)], 16))
    return _chosen("".join(f"{digit:04b}" for digit in digits), _PERMUTATION)


def _bits(data: bytes) -> str:
    return f"{int.from_bytes(data):064b}"


def _chosen(bits: str, places: list[int]) -> str:
    return "".join(bits[place - 1] for place in places)


def _xor(one: str, other: str) -> str:
    return "".join("01"[a != b] for a, b in zip(one, other, strict=True))
