"""Classic Notebook in headless Chromium: opens a notebook, runs all, sees a chart, a moving progress bar and an interrupt."""
import argparse
import asyncio
import contextlib
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import time

import devtools

KERNEL = {"name": "cim-csharp", "display_name": "C# (CimNotebooks)", "language": "C#"}
CHART = """display(HTML("<div id='drawn'></div><script>document.getElementById('drawn').innerHTML = "
    + "'<svg width=400 height=90 id=chart><polyline fill=none stroke=teal stroke-width=3 points=\\"0,80 80,40 160,60 240,20 320,30 400,5\\"/></svg>';</script>"));"""
PROGRESS = """var bar = display(HTML("<progress id='bar' max='20' value='0'></progress>"));
for (var i = 1; i <= 20; i++)
{
    await Task.Delay(150);
    bar.Update(HTML($"<progress id='bar' max='20' value='{i}'></progress>"));
}
"done" """
ENDLESS = """Console.WriteLine("endless");
while (true) { }"""


def demo():
    cells = [("markdown", "# A notebook for the browser test"), ("code", CHART), ("code", PROGRESS), ("code", ENDLESS), ("code", "6 * 7")]
    return {
        "nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": KERNEL, "language_info": {"name": "C#"}},
        "cells": [{"cell_type": kind, "id": f"c{i}", "metadata": {}, "source": source,
                   **({"outputs": [], "execution_count": None} if kind == "code" else {})} for i, (kind, source) in enumerate(cells)],
    }


@contextlib.contextmanager
def server():
    """Jupyter's server on the loopback address in the current folder; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        ["/usr/bin/python3", "-m", "notebook", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--NotebookApp.token=test"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        runtime = pathlib.Path(os.environ["JUPYTER_RUNTIME_DIR"])
        for _ in range(300):
            if found := list(runtime.glob("nbserver-*.json")):
                yield json.loads(found[0].read_text())["url"]
                return
            time.sleep(0.1)
        raise RuntimeError("Jupyter did not start")
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


async def run(page, url, name):
    await page.size(1280, 1000)
    await page.call("Page.navigate", url=f"{url}notebooks/{name}?token=test")
    await page.until("Jupyter.notebook.kernel.is_connected() && Jupyter.notebook._fully_loaded", "notebook open and kernel connected", 90)
    mode = await page.value("Jupyter.notebook.get_cells().find(c => c.cell_type === 'code').code_mirror.getMode().name")
    assert mode == "clike", f"C# is not coloured (mode {mode})"
    await page.value("Jupyter.notebook.execute_all_cells()")


async def check_demo(page, shots):
    await page.until("document.querySelector('#chart polyline') !== null", "the chart drawn by a script")
    print("  ok: chart appears")
    seen = set()
    await page.until("document.querySelector('#bar') !== null", "the progress bar")
    for _ in range(600):
        seen.add(await page.value("+document.querySelector('#bar').value"))
        if len(seen) >= 5:
            break
        await asyncio.sleep(0.1)
    assert len(seen) >= 5, f"the progress bar stands still at {sorted(seen)}"
    print(f"  ok: progress bar moves ({sorted(seen)})")
    await page.until("Jupyter.notebook.get_cell(3).output_area.outputs.length > 0", "the endless cell")
    await page.screenshot(shots / "classic-running.png")
    await page.value("Jupyter.notebook.kernel.interrupt()")
    await page.until("Jupyter.notebook.get_cell(3).output_area.outputs.some(o => o.output_type === 'error' && o.ename === 'Interrupted')", "the interrupted cell", 20)
    print("  ok: interrupt stops the endless cell")
    assert await page.value("Jupyter.notebook.get_cell(4).output_area.outputs.length") == 0, "the queued cell ran although the cell before failed"
    await page.value("Jupyter.notebook.get_cell(4).execute()")
    await page.until("JSON.stringify(Jupyter.notebook.get_cell(4).output_area.outputs).includes('42')", "the next cell after the interrupt", 20)
    print("  ok: the kernel works on")
    await page.screenshot(shots / "classic-done.png")


async def check_any(page, shots, name):
    await page.until("Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code').every(c => typeof c.input_prompt_number === 'number')",
                     "every cell run", 600)
    errors = await page.value("Jupyter.notebook.get_cells().flatMap(c => c.output_area ? c.output_area.outputs : []).filter(o => o.output_type === 'error').map(o => o.evalue)")
    assert not errors, f"cells failed: {errors}"
    charts = await page.value("document.querySelectorAll('.output .js-plotly-plot .main-svg, .output svg, .output img').length")
    assert charts, "no chart"
    print(f"  ok: every cell run, {charts} chart elements")
    await page.value("(document.querySelector('.output .js-plotly-plot, .output svg, .output img')).scrollIntoView({block: 'center'})")
    await asyncio.sleep(1)
    await page.screenshot(shots / f"classic-{name}.png")


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notebook", nargs="?", type=pathlib.Path, help="run this one; by default a small one made here")
    parser.add_argument("--shots", type=pathlib.Path, default=pathlib.Path("shots"))
    options = parser.parse_args()
    name = options.notebook.name if options.notebook else "demo.ipynb"
    if options.notebook:
        shutil.copy(options.notebook, name)
    else:
        pathlib.Path(name).write_text(json.dumps(demo()))
    print(f"classic Notebook: {name}")
    with server() as url:
        async with devtools.page() as page:
            try:
                await run(page, url, name)
                await (check_any(page, options.shots, pathlib.Path(name).stem) if options.notebook else check_demo(page, options.shots))
            except AssertionError:
                await page.screenshot(options.shots / "classic-failed.png")
                raise


try:
    asyncio.run(main())
except AssertionError as failure:
    sys.exit(f"  FAILED: {failure}")
