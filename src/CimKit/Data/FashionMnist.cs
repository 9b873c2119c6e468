namespace CimKit.Data;

/// <summary>Fashion-MNIST: 60,000 and 10,000 pictures of clothing of 28×28 pixels. Source: [Xiao2017].</summary>
public static class FashionMnist
{
    private static readonly IdxDataset Set = new(
        "Fashion-MNIST", "fashion-mnist",
        ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        IdxDataset.FilesOf(
            "fashion-mnist",
            [
                (26421880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
                (29515, "25c81989df183df01b3e8a0aad5dffbe"),
                (4422102, "bef4ecab320f06d8554ea6380940ec79"),
                (5148, "bb300cfdad3c16e7a12a480ee83cd310"),
            ],
            "https://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"));

    /// <summary>The files, for <see cref="DataDownload"/>.</summary>
    public static IReadOnlyList<DataFile> Files => Set.Files;

    /// <summary>True if all files are there.</summary>
    /// <param name="folder">The data folder; that of <c>CIMKIT_DATA</c> if null.</param>
    public static bool IsAvailable(string? folder = null) => Set.IsIn(folder);

    /// <summary>The images, from the folder <c>fashion-mnist</c> of the data folder; checksums are compared.</summary>
    /// <param name="folder">The data folder; that of <c>CIMKIT_DATA</c> if null.</param>
    /// <exception cref="IOException">A file or the folder is missing.</exception>
    /// <exception cref="InvalidDataException">A file is damaged.</exception>
    public static ImageSplit Load(string? folder = null) => Set.Load(folder);
}
