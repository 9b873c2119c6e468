"""Exported pages in Chromium without network: nothing is asked of a network, no script fails, charts are interactive."""
import argparse
import asyncio
import json
import pathlib
import sys

import devtools

CHARTS = "document.querySelectorAll('.js-plotly-plot .main-svg').length"
DRAWN = "document.querySelectorAll('.js-plotly-plot').length"
FIGURE = "cimFigures"


async def check(page, path, shots, fewest):
    print(path)
    page.requests.clear()
    page.problems.clear()
    address = path.resolve().as_uri()
    await page.call("Page.navigate", url=address)
    await page.until(f"location.href === {json.dumps(address)} && document.readyState === 'complete'", "page loaded")
    expects_chart = fewest > 0 or FIGURE in path.read_text(encoding="utf-8")
    if expects_chart:
        await page.until(f"{DRAWN} >= {max(fewest, 1)}", f"{max(fewest, 1)} interactive charts", 30)
        await hover(page)
    await look(page, path, shots)
    outside = [url for url in page.requests if not url.startswith(("file:", "data:", "blob:", "about:"))]
    assert not outside, f"asked the network for {outside}"
    assert not page.problems, f"scripts failed: {page.problems}"
    wide = await page.value("document.documentElement.scrollWidth > innerWidth")
    assert not wide, "the page is wider than the window"
    print(f"  ok: {await page.value(CHARTS) if expects_chart else 0} chart layers, {len(page.requests)} requests, none outside")


async def hover(page):
    """An interactive chart answers the pointer: its hover layer fills."""
    await page.value("document.querySelector('.js-plotly-plot').scrollIntoView({block: 'center', behavior: 'instant'})")
    await asyncio.sleep(0.3)
    left, top, width, height = await page.value(
        "(r => [r.left, r.top, r.width, r.height])(document.querySelector('.js-plotly-plot .nsewdrag').getBoundingClientRect())")
    # A chart of few points answers near them only: look everywhere.
    for row in (5, 3, 7, 1, 9):
        for column in range(1, 20):
            await page.call("Input.dispatchMouseEvent", type="mouseMoved", x=left + width * column / 20, y=top + height * row / 10)
            await asyncio.sleep(0.06)
            if await page.value("document.querySelectorAll('.js-plotly-plot .hoverlayer *').length > 0"):
                return
    raise AssertionError("the chart does not answer the pointer")


async def look(page, path, shots):
    if shots is None:
        return
    for width, scheme in ((1280, "light"), (1280, "dark"), (800, "light"), (390, "light")):
        await page.size(width, 900)
        await page.scheme(scheme)
        await asyncio.sleep(0.5)
        await page.screenshot(shots / f"{path.stem}-{width}-{scheme}.png", whole=True)
    await page.size(1280, 900)
    await asyncio.sleep(0.3)


async def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="+", type=pathlib.Path)
    parser.add_argument("--shots", type=pathlib.Path, help="folder for screenshots")
    parser.add_argument("--charts", type=int, default=0, help="fewest interactive charts of each page")
    options = parser.parse_args()
    failed = 0
    async with devtools.page("--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9") as page:
        await page.call("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0, uploadThroughput=0)
        await page.size(1280, 900)
        for path in options.pages:
            try:
                await check(page, path, options.shots, options.charts)
            except AssertionError as failure:
                print(f"  FAILED: {failure}")
                failed += 1
    return 1 if failed else 0


sys.exit(asyncio.run(main()))
