using CimKit.Extensions.Rendering;
using static TorchSharp.torch;

namespace CimKit.Extensions.Tests.Rendering;

public sealed class TensorViewTests
{
    public TensorViewTests() => Neural.Runtime.TorchNative.EnsureLoaded();

    [Fact]
    public void Of_Matrix_TellsShapeTypeAndRange()
    {
        using var tensor = arange(6, dtype: ScalarType.Float32).reshape(2, 3);
        Assert.Equal("Tensor [2 × 3], float32, cpu, 0 to 5, mean 2.5\n0  1  2\n3  4  5", GridText.Of(TensorView.Of(tensor)));
    }

    [Fact]
    public void Of_Images_ShowsTheStartOfTheFirstPlane()
    {
        using var tensor = zeros(4, 3, 28, 28);
        var text = GridText.Of(TensorView.Of(tensor));
        Assert.EndsWith("first of 12 planes: 8 of 28 rows, 10 of 28 columns", text);
        Assert.True(text.Length < 1000);
    }

    [Fact]
    public void Of_EveryType_IsShown() => Assert.All(
        new[] { ScalarType.Byte, ScalarType.Int8, ScalarType.Int32, ScalarType.Int64, ScalarType.Float16, ScalarType.BFloat16, ScalarType.Float64, ScalarType.Bool, ScalarType.ComplexFloat32 },
        type =>
        {
            using var tensor = ones([2, 2], type);
            Assert.StartsWith("Tensor [2 × 2]", GridText.Of(TensorView.Of(tensor)));
        });

    [Fact]
    public void Of_EmptyScalarAndDisposed_AreShown()
    {
        using var empty = zeros(0, 3);
        using var scalar = TorchSharp.torch.tensor(2.5);
        var gone = zeros(2);
        gone.Dispose();
        Assert.StartsWith("Tensor [0 × 3]", GridText.Of(TensorView.Of(empty)));
        Assert.EndsWith("\n2.5", GridText.Of(TensorView.Of(scalar)));
        Assert.Equal("Tensor that has been disposed", GridText.Of(TensorView.Of(gone)));
    }

    [Fact]
    public void Of_Tensor_LeavesNoTensorBehind()
    {
        using var tensor = zeros(4, 4);
        var before = TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        TensorView.Of(tensor);
        Assert.Equal(before, TorchSharp.DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
