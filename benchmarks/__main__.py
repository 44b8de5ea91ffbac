"""`python -m benchmarks [NAME ...] [--quick]`: measure VMDesk beside its peers, print tables."""

import argparse
import sys
from collections.abc import Callable

from benchmarks import create, live, start
from benchmarks.console import bench as console
from benchmarks.report import Table, keep, machine

BENCHMARKS: dict[str, Callable[[bool], list[Table]]] = {
    "start": start.run,
    "create": create.run,
    "live": live.run,
    "console": console.run,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--quick", action="store_true", help="few samples, to try the harness")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(BENCHMARKS):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    about = machine()
    print(about, flush=True)
    tables: list[Table] = []
    for name in chosen.names or BENCHMARKS:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        made = BENCHMARKS[name](chosen.quick)
        for table in made:
            print(f"\n{table.markdown()}", flush=True)
        tables += made
    if not chosen.quick:
        print(f"kept in {keep(about, tables)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
