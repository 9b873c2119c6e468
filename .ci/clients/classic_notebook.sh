#!/usr/bin/env bash
# Classic Notebook in headless Chromium with the built kernel: classic_notebook.sh [--shots DIR] [--live NOTEBOOK...] [--executed NOTEBOOK...]
here=$(cd "$(dirname "$0")" && pwd)
arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --shots) mkdir -p "$2"; arguments+=(--shots "$(cd "$2" && pwd)"); shift 2 ;;
    --*) arguments+=("$1"); shift ;;
    *) arguments+=("$(realpath "$1")"); shift ;;
  esac
done
. "$here/install_kernel.sh"
mkdir -p "$work/notebooks"; cd "$work/notebooks"
timeout 900 "$python" "$here/classic_notebook.py" "${arguments[@]}"
