#!/usr/bin/env bash
# Opens exported pages in Chromium without any network: offline_html.sh [--shots DIR] PAGE.html...
set -euo pipefail
exec timeout 900 env PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore /usr/bin/python3 "$(dirname "$0")/offline_html.py" "$@"
