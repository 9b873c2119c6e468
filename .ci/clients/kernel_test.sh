#!/usr/bin/env bash
# The public kernel test suite (Debian: python3-jupyter-kernel-test) against the installed kernel.
. "$(dirname "$0")/install_kernel.sh"
exec_dir=$work/run; mkdir -p "$exec_dir"; cd "$exec_dir"
timeout 300 "$python" "$here/kernel_test.py" "$@"
