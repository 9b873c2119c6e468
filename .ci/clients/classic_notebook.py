"""Classic Notebook in headless Chromium, one server and one window for all notebooks.

Without arguments a small notebook made here: a chart, a moving progress bar, an interrupt. --live opens notebooks and runs all
their cells there. --executed opens notebooks that another client has run, and looks whether their outputs show.
"""
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


async def visit(page, url, name):
    """Opens a notebook; a page left behind must not ask whether to stay."""
    await page.size(1280, 1000)
    await page.call("Page.navigate", url=f"{url}notebooks/{name}?token=test")
    await page.until(f"Jupyter.notebook.notebook_name === '{name}' && Jupyter.notebook.kernel.is_connected() && Jupyter.notebook._fully_loaded",
                     "notebook open and kernel connected", 90)
    mode = await page.value("Jupyter.notebook.get_cells().find(c => c.cell_type === 'code').code_mirror.getMode().name")
    assert mode == "clike", f"C# is not coloured (mode {mode})"


async def leave(page):
    await page.value("(async () => { await new Promise(done => Jupyter.notebook.session.delete(done, done)); Jupyter.notebook.set_dirty(false); window.onbeforeunload = null; return true; })()")


async def run(page, url, name):
    await visit(page, url, name)
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


NUMBERED = ("Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code' && c.get_text().trim())"
            ".every(c => typeof c.input_prompt_number === 'number')")
ERRORS = ("Jupyter.notebook.get_cells().flatMap(c => c.output_area ? c.output_area.outputs : [])"
          ".filter(o => o.output_type === 'error').map(o => o.evalue)")
# A chart that plotly.js has drawn, or a static picture; nothing of no size.
SEEN = ("[...document.querySelectorAll('.output .js-plotly-plot .main-svg, .output .output_svg svg, .output img')]"
        ".filter(e => e.getBoundingClientRect().width > 50).length")
DRAWN = "document.querySelectorAll('.output .js-plotly-plot').length"
FIGURES = "document.querySelectorAll('.output .cim-figure').length"


async def check_live(page, shots, name):
    await page.until(NUMBERED, "every cell run", 600)
    await check_outputs(page, shots, name, "every cell run here")


async def check_executed(page, shots, name):
    assert await page.value(NUMBERED), "cells without a run number: the notebook was not executed"
    assert await page.value("Jupyter.notebook.trusted"), "the notebook is not trusted: scripts would not run"
    await check_outputs(page, shots, name, "executed elsewhere, shown here")


async def check_outputs(page, shots, name, how):
    errors = await page.value(ERRORS)
    assert not errors, f"cells failed: {errors}"
    figures = await page.value(FIGURES)
    await page.until(f"{DRAWN} >= {figures}", f"{figures} figures drawn by plotly.js", 60)
    seen = await page.value(SEEN)
    assert seen, "no chart"
    print(f"  ok: {how}, {figures} interactive figures, {seen} pictures")
    await page.value("(document.querySelector('.output .js-plotly-plot, .output svg, .output img')).scrollIntoView({block: 'center'})")
    await asyncio.sleep(1)
    await page.screenshot(shots / f"classic-{name}.png")


async def attempt(page, url, shots, name, kind):
    print(f"classic Notebook: {name}", flush=True)
    started = time.monotonic()
    try:
        if kind == "executed":
            await visit(page, url, name)
            await check_executed(page, shots, pathlib.Path(name).stem)
        else:
            await run(page, url, name)
            await (check_demo(page, shots) if kind == "demo" else check_live(page, shots, pathlib.Path(name).stem))
        await leave(page)
    except AssertionError:
        await page.screenshot(shots / "classic-failed.png")
        raise
    print(f"  {time.monotonic() - started:.1f} s", flush=True)


def place(notebooks, kind):
    """Copies notebooks beside the server; those executed elsewhere are signed as the user's own."""
    for path in notebooks:
        shutil.copy(path, path.name)
        if kind == "executed":
            subprocess.run(["/usr/bin/python3", "-m", "nbformat.sign", path.name], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        yield path.name, kind


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--live", nargs="*", type=pathlib.Path, default=[], help="notebooks to run here")
    parser.add_argument("--executed", nargs="*", type=pathlib.Path, default=[], help="notebooks to open, run by another client")
    parser.add_argument("--shots", type=pathlib.Path, default=pathlib.Path("shots"))
    options = parser.parse_args()
    pathlib.Path("demo.ipynb").write_text(json.dumps(demo()))
    # An executed notebook of the same name is opened first, then the copy to run takes its place.
    wanted = [("demo.ipynb", "demo"), *place(options.executed, "executed")]
    with server() as url:
        async with devtools.page() as page:
            for name, kind in wanted:
                await attempt(page, url, options.shots, name, kind)
            for name, kind in place(options.live, "live"):
                await attempt(page, url, options.shots, name, kind)


try:
    asyncio.run(main())
except AssertionError as failure:
    sys.exit(f"  FAILED: {failure}")
