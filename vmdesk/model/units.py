"""Sizes as people read them."""

KIB = 1024
MIB = 1024**2
GIB = 1024**3
_UNITS = ("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB")


def size_text(size_bytes: int) -> str:
    """*size_bytes* in the largest binary unit that keeps it above 1, three digits at most."""
    value = float(size_bytes)
    for unit in _UNITS:
        if value < 1000 or unit == _UNITS[-1]:
            break
        value /= 1024
    digits = f"{value:.0f}" if value >= 100 or unit == "B" else f"{value:.1f}".removesuffix(".0")
    return f"{digits} {unit}"
