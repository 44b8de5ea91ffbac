#!/usr/bin/env bash
# Everything `make test` checks, in order of speed, each part even when an earlier one failed.
#
#   packaging/test.sh [--all] [--only lint|unit|end2end]
#
# --all adds the tests marked slow. The summary at the end names what was skipped, and why.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

slow='not slow'
parts=(lint unit end2end)
while [ $# -gt 0 ]; do
    case $1 in
        --all) slow= ;;
        --only) parts=("$2"); shift ;;
        *) echo "usage: packaging/test.sh [--all] [--only lint|unit|end2end]" >&2; exit 2 ;;
    esac
    shift
done

bin=.venv/bin
failed=()
reports=build/reports
rm -rf "$reports" && mkdir -p "$reports"

check() { # NAME COMMAND...: run it, remember whether it failed
    local name=$1 started=$SECONDS
    shift
    printf '\n==> %s\n' "$name"
    "$@" && printf '    %s: ok, %d s\n' "$name" $((SECONDS - started)) && return
    printf '    %s: FAILED\n' "$name"
    failed+=("$name")
}

pytest() { # NAME ARGUMENTS...
    local name=$1
    shift
    check "$name" $bin/python -m pytest -q --junit-xml="$reports/$name.xml" ${slow:+-m "$slow"} "$@"
}

lint() {
    check ruff $bin/ruff check --quiet .
    check format $bin/ruff format --check --quiet .
    check mypy $bin/mypy --no-error-summary
    check imports $bin/lint-imports --no-cache --no-logo
}

# Qt's offscreen platform is enough for widgets, and quicker than an X server.
unit() { QT_QPA_PLATFORM=offscreen pytest unit tests --ignore=tests/end2end; }

# The end-to-end tests bring their own libvirtd and X server.
end2end() { pytest end2end tests/end2end; }

started=$SECONDS
[ ${#parts[@]} = 1 ] || packaging/setup.sh test || exit 1
for part in "${parts[@]}"; do $part; done

printf '\n'
skipped=$(grep -ho 'type="pytest.skip" message="[^"]*"' "$reports"/*.xml 2>/dev/null | sort | uniq -c)
[ -z "$skipped" ] || printf 'skipped:\n%s\n' "$skipped"
if [ ${#failed[@]} = 0 ]; then
    printf 'all passed in %d s: %s\n' $((SECONDS - started)) "${parts[*]}"
else
    printf 'FAILED in %d s: %s\n' $((SECONDS - started)) "${failed[*]}"
    exit 1
fi
