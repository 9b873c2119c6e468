"""A notebook that shows one value of every kind in .NET Interactive, and what must come out of each cell."""
import json
import platform
import sys

LIBTORCH = '#r "nuget:libtorch-cpu-linux-x64,2.10.0"\n' if platform.system() == "Linux" else ""

# Name, code, text that must appear in the outputs, MIME types of the last output.
CELLS = [
    ("package", '#i "nuget:FEED"\n' + LIBTORCH + '#r "nuget:CimKit.Extensions,VERSION"', "CimKit.Extensions 0.0.0 loaded", []),
    ("table", 'using CimKit.Reports;\nusing CimKit.Extensions;\nusing CimKit.Extensions.Figures;\nusing CimKit.Extensions.Interop;\n'
              'using CimKit.Extensions.Progress;\n'
              'var table = new Table("Energy <b>", new IntegerColumn("ADC", "bit", new[] { 3, 4, 5 }),'
              ' new NumberColumn("Energy", "J", new[] { 1e-12, 2e-12, 3.5e-12 }));\ntable',
     "Energy (pJ)", ["text/html", "text/plain"]),
    ("figure", 'var figure = new Figure("Accuracy <script>", new Axis("ADC", "bit"), new Axis("Accuracy", "%"),'
               ' new LineSeries("array", new double[] { 3, 4, 5 }, new double[] { 31.2, 84.5, 96.8 }));\nfigure',
     "data:image/svg+xml;base64,", ["image/svg+xml", "text/html", "text/plain"]),
    ("figure again", "figure", "data:image/svg+xml;base64,", ["image/svg+xml", "text/html", "text/plain"]),
    ("figure mode", "FigureDisplay.Mode.ToString()", "", ["text/plain"]),
    ("frame", "table.ToFrame()", "Frame, 3 rows × 2 columns", ["text/html", "text/plain"]),
    ("matrix", "MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(3, 3, (i, j) => i + j)", "Matrix of Double, 3 × 3", ["text/html", "text/plain"]),
    ("record", "CimKit.Networks.Catalog.LeNet5.Create()", "NetworkSpec 'LeNet-5'", ["text/html", "text/plain"]),
    ("progress", 'using (var bar = new NotebookProgress("Training"))\n    for (var i = 0; i <= 20; i++)\n    {\n'
                 '        bar.Report(i / 20.0, $"loss {i}");\n        System.Threading.Thread.Sleep(50);\n    }',
     "Training: 100 % · loss 20", ["text/html", "text/plain"]),
    ("live figure", 'using (var live = new LiveFigure())\n    for (var i = 0; i < 4; i++)\n    {\n        live.Update(figure);\n'
                    '        System.Threading.Thread.Sleep(300);\n    }',
     "data:image/svg+xml;base64,", ["text/html", "text/plain"]),
    ("files", 'figure.Save("f.svg");\nfigure.Save("f.png");\nSystem.IO.File.ReadAllText("f.svg").Length > 1000 &&'
              ' new System.IO.FileInfo("f.png").Length > 1000', "True", ["text/html"]),
]
if LIBTORCH:
    CELLS.append(("tensor", "CimKit.Neural.Runtime.TorchNative.EnsureLoaded();\nTorchSharp.torch.arange(6).reshape(2, 3)",
                  "Tensor [2 × 3], int64, cpu", ["text/html", "text/plain"]))


def write(feed, version, path):
    cells = [{"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [],
              "source": code.replace("FEED", feed).replace("VERSION", version)} for _, code, _, _ in CELLS]
    kernel = {"name": "dotnet-csharp", "display_name": ".NET (C#)", "language": "C#"}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 4}, file)


def texts(outputs):
    for output in outputs:
        yield "".join(output.get("text", ""))
        yield output.get("evalue", "")
        for value in output.get("data", {}).values():
            yield "".join(value)


def check(path):
    with open(path, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    wrong = []
    for (name, _, expected, types), cell in zip(CELLS, cells):
        outputs = cell["outputs"]
        seen = "\n".join(texts(outputs))
        shown = sorted(outputs[-1].get("data", {})) if outputs else []
        if any(output["output_type"] == "error" for output in outputs) or expected not in seen or (types and shown != types):
            wrong.append(f"{name}: wanted '{expected}' as {types}, got {shown}: {seen[:600]}")
        if name == "figure" and any("Accuracy <script>" in "".join(output.get("data", {}).get("text/html", "")) for output in outputs):
            wrong.append(f"{name}: a label became markup")
        if name in ("progress", "live figure") and len(outputs) != 1:
            wrong.append(f"{name}: {len(outputs)} displays instead of one that is updated")
        if name == "figure again" and len(seen) > 100_000:
            wrong.append(f"{name}: plotly.js comes twice, {len(seen)} characters")
        if name == "figure mode":
            mode = "interactive" if "Interactive" in seen else "static"
    if wrong:
        sys.exit("\n".join(wrong))
    if mode != "interactive":
        sys.exit("figures are static: Plotly.NET did not load")
    print(f".NET Interactive: {len(CELLS)} kinds of output are right, figures are {mode}")


if sys.argv[1] == "write":
    write(*sys.argv[2:])
else:
    check(sys.argv[2])
