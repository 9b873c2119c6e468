# Sourced by the other scripts: installs the built kernel for Debian's Jupyter into a folder of its own.
#   cim        the built program; CIM overrides it
#   work       a folder that goes away at the end
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
cim=${CIM:-$root/src/Extensions/Cim/bin/Release/net10.0/cim}
[ -x "$cim" ] || { echo "not built: $cim (dotnet build -c Release src/Extensions/Cim)" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export JUPYTER_DATA_DIR=$work/data JUPYTER_CONFIG_DIR=$work/config JUPYTER_RUNTIME_DIR=$work/runtime IPYTHONDIR=$work/ipython
mkdir -p "$JUPYTER_DATA_DIR" "$JUPYTER_CONFIG_DIR" "$JUPYTER_RUNTIME_DIR"
export PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore
"$cim" kernel install >/dev/null
python=/usr/bin/python3
