using System.Security.Cryptography;
using CimKit.Data;
using Xunit;

namespace CimKit.Tests.Data;

public class DataDownloadTests
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * 31 >> 3))];

    [Fact]
    public async Task Fetch_FileIsMissing_ArrivesWholeWithProgress()
    {
        using var server = new FileServer(Content);
        using var folder = new TemporaryFolder();
        var reports = new List<DownloadProgress>();

        await DataDownload.FetchAsync([File(server)], folder.Path, progress: new Recorder(reports));

        Assert.Equal(Content, System.IO.File.ReadAllBytes(File(server).Verified(folder.Path)));
        Assert.Equal(1, reports[^1].Fraction);
        Assert.Equal(reports.Select(report => report.Received).Order(), reports.Select(report => report.Received));
        Assert.Single(AllFiles(folder));
    }

    [Fact]
    public async Task Fetch_FileIsThere_AsksNobody()
    {
        using var server = new FileServer(Content);
        using var folder = new TemporaryFolder();

        await DataDownload.FetchAsync([File(server)], folder.Path);
        await DataDownload.FetchAsync([File(server)], folder.Path);

        Assert.Single(server.Ranges);
    }

    [Fact]
    public async Task Fetch_ConnectionIsCut_ContinuesWhereItEnded()
    {
        using var server = new FileServer(Content, cuts: [100_000, 50_000]);
        using var folder = new TemporaryFolder();

        await DataDownload.FetchAsync([File(server)], folder.Path);

        Assert.Equal(Content, System.IO.File.ReadAllBytes(File(server).In(folder.Path)));
        Assert.Equal(3, server.Ranges.Count);
        Assert.Equal("", server.Ranges[0]);
        Assert.All(server.Ranges[1..], range => Assert.StartsWith("bytes=", range));
    }

    [Fact]
    public async Task Fetch_PartOfAnEarlierRun_IsContinued()
    {
        using var server = new FileServer(Content);
        using var folder = new TemporaryFolder();
        await WritePart(server, folder, Content[..123_456]);

        await DataDownload.FetchAsync([File(server)], folder.Path);

        Assert.Equal(["bytes=123456-"], server.Ranges);
        Assert.Equal(Content, System.IO.File.ReadAllBytes(File(server).In(folder.Path)));
    }

    [Fact]
    public async Task Fetch_ServerIgnoresRanges_StartsAgain()
    {
        using var server = new FileServer(Content, knowsRanges: false);
        using var folder = new TemporaryFolder();
        await WritePart(server, folder, new byte[1000]);

        await DataDownload.FetchAsync([File(server)], folder.Path);

        Assert.Equal(Content, System.IO.File.ReadAllBytes(File(server).In(folder.Path)));
    }

    [Fact]
    public async Task Fetch_WrongChecksum_LeavesNothing()
    {
        using var server = new FileServer(Content);
        using var folder = new TemporaryFolder();
        var file = File(server) with { Md5 = new string('0', 32) };

        var failure = await Assert.ThrowsAsync<IOException>(() => DataDownload.FetchAsync([file], folder.Path));

        Assert.Contains($"expected MD5 {file.Md5}", failure.Message);
        Assert.Empty(AllFiles(folder));
    }

    [Fact]
    public async Task Fetch_FirstMirrorIsWrong_TakesTheSecond()
    {
        using var wrong = new FileServer(new byte[Content.Length]);
        using var right = new FileServer(Content);
        using var folder = new TemporaryFolder();
        var file = File(right) with { Mirrors = [wrong.Address, right.Address] };

        await DataDownload.FetchAsync([file], folder.Path);

        Assert.Equal(Content, System.IO.File.ReadAllBytes(file.Verified(folder.Path)));
    }

    [Fact]
    public async Task Fetch_ServerAnnouncesMore_WritesNothing()
    {
        using var server = new FileServer(new byte[Content.Length + 1]);
        using var folder = new TemporaryFolder();

        var failure = await Assert.ThrowsAsync<IOException>(() => DataDownload.FetchAsync([File(server)], folder.Path));

        Assert.Contains("expected 300000 bytes; the server announces 300001.", failure.Message);
        Assert.Empty(AllFiles(folder));
    }

    [Fact]
    public async Task Fetch_LargerThanTheDisk_RefusesBeforeAsking()
    {
        using var server = new FileServer(Content);
        using var folder = new TemporaryFolder();
        var file = File(server) with { Length = long.MaxValue };

        var failure = await Assert.ThrowsAsync<IOException>(() => DataDownload.FetchAsync([file], folder.Path));

        Assert.Contains("more bytes;", failure.Message);
        Assert.Empty(server.Ranges);
    }

    [Fact]
    public async Task Fetch_Cancelled_KeepsThePartForNextTime()
    {
        using var server = new FileServer(Content);
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var reports = new List<DownloadProgress>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DataDownload.FetchAsync(
            [File(server)], folder.Path, progress: new Recorder(reports, cancellation), cancellation: cancellation.Token));

        Assert.EndsWith(".part", Assert.Single(AllFiles(folder)));
        await DataDownload.FetchAsync([File(server)], folder.Path);
        Assert.Equal(Content, System.IO.File.ReadAllBytes(File(server).In(folder.Path)));
    }

    private static DataFile File(FileServer server) =>
        new("set/file.bin", Content.Length, Convert.ToHexStringLower(MD5.HashData(Content)), [server.Address]);

    private static async Task WritePart(FileServer server, TemporaryFolder folder, byte[] bytes)
    {
        var path = File(server).In(folder.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await System.IO.File.WriteAllBytesAsync(path + ".part", bytes);
    }

    private static string[] AllFiles(TemporaryFolder folder) => Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories);

    private sealed class Recorder(List<DownloadProgress> reports, CancellationTokenSource? cancellation = null) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            reports.Add(value);
            cancellation?.Cancel();
        }
    }
}
