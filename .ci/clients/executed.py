"""Checks a notebook that a client has executed: every code cell was run and none failed."""
import json
import sys

for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        cells = [cell for cell in json.load(file)["cells"] if cell["cell_type"] == "code" and "".join(cell["source"]).strip()]
    unrun = [index for index, cell in enumerate(cells, 1) if not cell.get("execution_count")]
    failed = [output["evalue"] for cell in cells for output in cell["outputs"] if output["output_type"] == "error"]
    shown = sum(len(cell["outputs"]) for cell in cells)
    if not cells or unrun or failed or not shown:
        sys.exit(f"{path}: {len(cells)} code cells, not run: {unrun}, failed: {failed}, outputs: {shown}")
    print(f"{path.rsplit('/', 1)[-1]}: {len(cells)} code cells executed, {shown} outputs, no error")
