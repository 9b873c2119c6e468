namespace CimKit.Reports.Explorers;

/// <summary>Input bits that drive a block of rows during one image. Columns are bit planes, the sign or highest bit first.</summary>
/// <param name="Driven">Part of the input vectors in which a row is driven, 0 to 1.</param>
/// <param name="Vector">Bits of one vector, that of the middle of the image, for the first rows: 0 or 1.</param>
/// <param name="Vectors">Input vectors of an image.</param>
public sealed record InputView(PixelMap Driven, PixelMap Vector, int Vectors);
