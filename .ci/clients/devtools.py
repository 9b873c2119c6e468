"""A browser page driven over Chromium's DevTools protocol, with what Debian's Jupyter brings (tornado)."""
import asyncio
import base64
import contextlib
import json
import pathlib
import subprocess
import tempfile

from tornado.httpclient import AsyncHTTPClient
from tornado.websocket import websocket_connect


class Page:
    def __init__(self, socket):
        self._socket, self._id, self._waiting = socket, 0, {}
        self.requests, self.problems = [], []
        self._reader = asyncio.ensure_future(self._read())

    async def _read(self):
        while (text := await self._socket.read_message()) is not None:
            message = json.loads(text)
            if "id" in message:
                self._waiting.pop(message["id"]).set_result(message)
            elif message["method"] == "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])
            elif message["method"] == "Runtime.exceptionThrown":
                details = message["params"]["exceptionDetails"]
                self.problems.append(details.get("exception", {}).get("description") or details["text"])
            elif message["method"] == "Log.entryAdded" and message["params"]["entry"]["level"] == "error":
                self.problems.append(message["params"]["entry"]["text"])

    async def call(self, method, **params):
        self._id += 1
        answer = self._waiting[self._id] = asyncio.get_event_loop().create_future()
        await self._socket.write_message(json.dumps({"id": self._id, "method": method, "params": params}))
        message = await asyncio.wait_for(answer, 60)
        if "error" in message:
            raise RuntimeError(f"{method}: {message['error']['message']}")
        return message["result"]

    async def value(self, expression):
        result = await self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression}: {result['exceptionDetails']['exception'].get('description')}")
        return result["result"].get("value")

    async def until(self, expression, what, seconds=60):
        """Waits until an expression is true; says what was waited for if it never is."""
        for _ in range(int(seconds * 10)):
            with contextlib.suppress(RuntimeError):
                if await self.value(expression):
                    return
            await asyncio.sleep(0.1)
        raise AssertionError(f"after {seconds} s still not: {what}")

    async def size(self, width, height):
        await self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    async def scheme(self, name):
        await self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    async def screenshot(self, path, whole=False):
        picture = await self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **(await self._clip() if whole else {}))
        pathlib.Path(path).parent.mkdir(parents=True, exist_ok=True)
        pathlib.Path(path).write_bytes(base64.b64decode(picture["data"]))
        print(f"  screenshot {path}")

    async def _clip(self):
        size = (await self.call("Page.getLayoutMetrics"))["cssContentSize"]
        return {"clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 8000), "scale": 1}}


@contextlib.asynccontextmanager
async def page(*arguments):
    """A page of a new headless Chromium, which ends with the block."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             "--remote-debugging-port=0", f"--user-data-dir={profile}", *arguments, "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            port = await _port(pathlib.Path(profile) / "DevToolsActivePort", browser)
            pages = json.loads((await AsyncHTTPClient().fetch(f"http://127.0.0.1:{port}/json/list")).body)
            target = next(entry for entry in pages if entry["type"] == "page")
            socket = await websocket_connect(target["webSocketDebuggerUrl"], max_message_size=1 << 28)
            opened = Page(socket)
            for domain in ("Page", "Runtime", "Network", "Log"):
                await opened.call(f"{domain}.enable")
            yield opened
            await opened.call("Browser.close")
            socket.close()
        finally:
            browser.terminate()
            try:
                browser.wait(10)
            except subprocess.TimeoutExpired:
                browser.kill()
                browser.wait()


async def _port(file, browser):
    for _ in range(600):
        if browser.poll() is not None:
            raise RuntimeError("Chromium did not start")
        if file.exists() and (lines := file.read_text().splitlines()):
            return int(lines[0])
        await asyncio.sleep(0.05)
    raise RuntimeError("Chromium opened no DevTools port")
