#!/usr/bin/env bash
# The documentation as web pages that need no server: .ci/docs.sh SITE [PAGES]
# SITE is where it goes; PAGES a folder into which `cim run` has written the notebooks (without it they run first).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 OMP_WAIT_POLICY=PASSIVE

[ $# -ge 1 ] || { sed -n 2,3p "$0"; exit 2; }
site=$(realpath -m "$1")
built=src/Extensions/Cim/bin/Release/net10.0
[ -f "$built/CimKit.xml" ] || dotnet build -c Release src/Extensions/Cim

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
pages=${2:-$stage/pages}
[ $# -ge 2 ] || env -u CIMKIT_DATA "$built/cim" run notebooks/*.ipynb -o "$pages"

# A copy in which a link to a notebook leads to its page; the repository is not written to.
cp -r docs/site/. "$stage"
cp README.md CONTRIBUTING.md CHANGELOG.md LICENSE NOTICE "$stage"
mkdir -p "$stage/notebooks" "$stage/src/CimKit" "$stage/api"
cp -r docs "$stage" && rm -rf "$stage/docs/site"
cp src/CimKit/README.md "$stage/src/CimKit"
cp notebooks/README.md "$pages"/*.html "$stage/notebooks"
mv "$stage/api.md" "$stage/api/index.md"
ln -s "$PWD/$built" "$stage/assemblies"
find "$stage" -name '*.md' -exec sed -i 's/\.ipynb)/.html)/g' {} +

dotnet tool restore >/dev/null
dotnet docfx metadata "$stage/docfx.json" --logLevel warning --warningsAsErrors
dotnet docfx build "$stage/docfx.json" --logLevel warning --warningsAsErrors
find "$stage/site" -name '*.map' -delete
rm -rf "$site"
mkdir -p "$(dirname "$site")"
mv "$stage/site" "$site"

CIM_SITE=$site dotnet run --no-build -c Release --project tests/Cim.Tests -- --filter-class '*SiteLinkTests'
echo "Open $site/index.html"
