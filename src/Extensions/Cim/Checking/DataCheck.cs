using CimKit.Data;

namespace Cim.Checking;

/// <summary>Which data sets are there. None is needed: the embedded digits always are.</summary>
internal static class DataCheck
{
    private const string Name = "Data";

    public static Check Of(Surroundings here)
    {
        if (here.Variable(DataFolder.Variable) is not { } folder)
            return new Check(Name, CheckState.Ok, $"embedded digits; {DataFolder.Variable} is not set",
                $"For MNIST and CIFAR-10: set {DataFolder.Variable} to a folder and fetch them with DataDownload.");
        if (!Directory.Exists(folder))
            return new Check(Name, CheckState.Advice, $"{DataFolder.Variable} names '{folder}', which does not exist", "Create the folder or correct the variable.");
        (string Name, string Folder, bool IsThere)[] sets =
        [
            ("MNIST", "mnist", Mnist.IsAvailable(folder)), ("Fashion-MNIST", "fashion-mnist", FashionMnist.IsAvailable(folder)),
            ("CIFAR-10", "cifar10", Cifar10.IsAvailable(folder)), 
        ];
        var complete = sets.Where(set => set.IsThere).Select(set => set.Name).ToArray();
        var partial = sets.Where(set => !set.IsThere && Directory.Exists(Path.Combine(folder, set.Folder))).Select(set => set.Name).ToArray();
        var found = $"complete: {(complete.Length == 0 ? "none" : string.Join(", ", complete))}"
            + (partial.Length == 0 ? "" : $"; incomplete: {string.Join(", ", partial)}");
        return partial.Length > 0
            ? new Check(Name, CheckState.Advice, found, "Fetch what is missing with DataDownload.FetchAsync(Mnist.Files, folder), or likewise.")
            : new Check(Name, CheckState.Ok, found);
    }
}
