"""Console protocols: bytes in, events out; no socket, no thread, no widget."""
