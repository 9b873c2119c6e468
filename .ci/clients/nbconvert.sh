#!/usr/bin/env bash
# Executes notebooks with Debian's nbconvert on the built kernel and compares what they show with what they keep:
#   nbconvert.sh [--into DIR] [NOTEBOOK...]      DIR gets the executed notebooks
here=$(cd "$(dirname "$0")" && pwd)
into=
if [ "${1:-}" = --into ]; then mkdir -p "$2"; into=$(cd "$2" && pwd); shift 2; fi
notebooks=()
for notebook in "$@"; do notebooks+=("$(realpath "$notebook")"); done
. "$here/install_kernel.sh"
if [ ${#notebooks[@]} -eq 0 ]; then notebooks=("$root/tests/Cim.Tests/Fixtures/small.ipynb"); fi
total=0 differs=0
printf '%8s  %s\n' Seconds Notebook
for notebook in "${notebooks[@]}"; do
  out=${into:-$work}/$(basename "$notebook")
  before=$(date +%s%N)
  cd "$(dirname "$notebook")"
  timeout 400 "$python" -m nbconvert --to notebook --execute --ExecutePreprocessor.kernel_name=cim-csharp \
    --ExecutePreprocessor.timeout=300 --output "$out" "$notebook" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
  tenths=$((($(date +%s%N) - before) / 100000000)); total=$((total + tenths))
  printf '%8s  ' "$((tenths / 10)).$((tenths % 10))"
  "$python" "$here/executed.py" "$out"
  if grep -q '"output_type"' "$notebook"; then
    (cd "$root" && "$cim" compare "$(realpath --relative-to="$root" "$notebook")" "$out" | sed 's/^/          /') || differs=1
  fi
done
printf '%8s  %s notebooks\n' "$((total / 10)).$((total % 10))" "${#notebooks[@]}"
exit $differs
