namespace CimKit.Data;

/// <summary>Images to learn from and images to test with.</summary>
/// <param name="Training">Images to learn from.</param>
/// <param name="Test">Images to test with; none of them is among the others.</param>
public sealed record ImageSplit(ImageSet Training, ImageSet Test);
