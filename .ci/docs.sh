#!/usr/bin/env bash
# The documentation as web pages that need no server: .ci/docs.sh SITE [PAGES]
# SITE is where it goes; PAGES a folder into which `cim run` has written the notebooks (without it they run first).
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 OMP_WAIT_POLICY=PASSIVE

[ $# -ge 1 ] || { sed -n 2,3p "$0"; exit 2; }
site=$(realpath -m "$1")
[ ! -e "$site" ] || [ -f "$site/xrefmap.yml" ] || { echo "$site is there and holds something else." >&2; exit 2; }
built=src/Extensions/Cim/bin/Release/net10.0
[ -f "$built/CimKit.xml" ] || dotnet build -c Release src/Extensions/Cim

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
pages=${2:-$stage/pages}
mapfile -t notebooks < <(find notebooks -name '*.ipynb' -not -path '*/.ipynb_checkpoints/*' | sort)
[ $# -ge 2 ] || env -u CIMKIT_DATA "$built/cim" run "${notebooks[@]}" -o "$pages"

# A copy in which a link to a notebook leads to its page; the repository is not written to.
cp -r docs/site/. "$stage"
cp README.md CONTRIBUTING.md CHANGELOG.md LICENSE NOTICE "$stage"
cp -r docs "$stage" && rm -rf "$stage/docs/site"
for notebook in "${notebooks[@]}"; do
  install -D -m 644 "$pages/$(basename "$notebook" .ipynb).html" "$stage/${notebook%.ipynb}.html"
done
install -D -m 644 src/CimKit/README.md "$stage/src/CimKit/README.md"
install -D -m 644 notebooks/README.md "$stage/notebooks/README.md"
install -D -m 644 docs/site/api.md "$stage/api/index.md"
mv "$stage/reference.yml" "$stage/docs/toc.yml"
rm "$stage/api.md"
cp src/Extensions/Cim/Installation/logo-svg.svg "$stage/template/logo.svg"
ln -s "$PWD/$built" "$stage/assemblies"
find "$stage" -name '*.md' -exec sed -i 's/\.ipynb\([)#]\)/.html\1/g' {} +

dotnet tool restore >/dev/null
dotnet docfx metadata "$stage/docfx.json" --logLevel warning --warningsAsErrors
dotnet docfx build "$stage/docfx.json" --logLevel warning --warningsAsErrors
find "$stage/site" -name '*.map' -delete
rm -rf "$site"
mkdir -p "$(dirname "$site")"
mv "$stage/site" "$site"

checker=tests/Cim.Tests/bin/Release/net10.0/Cim.Tests
[ -x "$checker" ] || dotnet build -c Release tests/Cim.Tests
CIM_SITE=$site "$checker" --filter-class '*SiteLinkTests'
echo "Open $site/index.html"
