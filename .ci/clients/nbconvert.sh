#!/usr/bin/env bash
# Executes notebooks with Debian's nbconvert on the built kernel: nbconvert.sh [NOTEBOOK...]
here=$(cd "$(dirname "$0")" && pwd)
notebooks=()
for notebook in "$@"; do notebooks+=("$(realpath "$notebook")"); done
. "$here/install_kernel.sh"
if [ ${#notebooks[@]} -eq 0 ]; then notebooks=("$root/tests/Cim.Tests/Fixtures/small.ipynb"); fi
for notebook in "${notebooks[@]}"; do
  out=$work/$(basename "$notebook")
  cd "$(dirname "$notebook")"
  timeout 400 "$python" -m nbconvert --to notebook --execute --ExecutePreprocessor.kernel_name=cim-csharp \
    --ExecutePreprocessor.timeout=300 --output "$out" "$notebook" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
  "$python" "$here/executed.py" "$out"
done
