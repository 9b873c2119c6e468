#!/usr/bin/env bash
# Packs CimKit.Extensions and loads the package into a real .NET Interactive kernel, driven by Debian's nbconvert.
#   DOTNET_INTERACTIVE   the tool; installed into the user's cache folder if not set
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
version=1.0.712001
tool=${DOTNET_INTERACTIVE:-${XDG_CACHE_HOME:-$HOME/.cache}/cimkit/dotnet-interactive-$version/dotnet-interactive}
[ -x "$tool" ] || dotnet tool install --tool-path "$(dirname "$tool")" Microsoft.dotnet-interactive --version "$version" >/dev/null

package=0.0.0-check
packages=${NUGET_PACKAGES:-$HOME/.nuget/packages}
work=$(mktemp -d)
forget() { rm -rf "$packages/cimkit/$package" "$packages/cimkit.extensions/$package"; }
trap 'rm -rf "$work"; forget' EXIT
forget
for project in src/CimKit src/Extensions/CimKit.Extensions; do
  dotnet pack "$root/$project" -c Release -p:Version="$package" --artifacts-path "$work/artifacts" -o "$work/feed" -v q --nologo >"$work/log" ||
    { cat "$work/log" >&2; exit 1; }
done

export JUPYTER_DATA_DIR=$work/data JUPYTER_CONFIG_DIR=$work/config JUPYTER_RUNTIME_DIR=$work/runtime IPYTHONDIR=$work/ipython
export DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 OMP_WAIT_POLICY=PASSIVE PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore
mkdir -p "$JUPYTER_DATA_DIR/kernels/dotnet-csharp" "$JUPYTER_RUNTIME_DIR"
cat >"$JUPYTER_DATA_DIR/kernels/dotnet-csharp/kernel.json" <<JSON
{"argv": ["$tool", "jupyter", "--default-kernel", "csharp", "--http-local-only", "{connection_file}"],
 "display_name": ".NET (C#)", "language": "C#"}
JSON
cd "$work"
/usr/bin/python3 "$here/dotnet_interactive.py" write "$work/feed" "$package" "$work/in.ipynb"
timeout 400 /usr/bin/python3 -m nbconvert --to notebook --execute --allow-errors --ExecutePreprocessor.timeout=300 \
  --output "$work/out.ipynb" "$work/in.ipynb" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
/usr/bin/python3 "$here/dotnet_interactive.py" check "$work/out.ipynb"
