using System.Diagnostics;

namespace PrisonOps.Tests.Peers.Decoder;

/// <summary>A library of another build is refused before it is used, and the refusal says what to do.</summary>
public sealed class BoundaryCheckTests : IDisposable
{
    private const string Library = "libprisonops-keyframes.so";

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-boundary-").FullName;

    public BoundaryCheckTests()
    {
        foreach (string file in Directory.GetFiles(AppContext.BaseDirectory).Where(file => Path.GetFileName(file) != Library))
            File.CreateSymbolicLink(Path.Combine(folder, Path.GetFileName(file)), file);
        foreach (string file in new[] { "prisonops-decoder", "prisonops-decoder.dll" })
        {
            File.Delete(Path.Combine(folder, file));
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder, file));
        }
    }

    [Fact]
    public async Task The_library_of_this_build_is_taken()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, Library), Path.Combine(folder, Library));

        (int code, string said) = await Check();

        Assert.Equal(0, code);
        Assert.StartsWith("libavformat ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_with_another_number_is_refused_with_what_mends_it()
    {
        await Compile("__attribute__((visibility(\"default\"))) int keyframes_abi(void) { return 1; }");

        (int code, string said) = await Check();

        Assert.Equal(69, code);
        Assert.Contains("has ABI 1; this worker needs ", said, StringComparison.Ordinal);
        Assert.Contains("apt-get install", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("int other(void) { return 1; }")]
    [InlineData(null)]
    public async Task A_library_that_is_none_or_missing_is_refused_with_what_mends_it(string? source)
    {
        if (source is not null) await Compile(source);

        (int code, string said) = await Check();

        Assert.Equal(69, code);
        Assert.Contains("dotnet build", said, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task Compile(string source)
    {
        if (!File.Exists("/usr/bin/gcc")) Assert.Skip("/usr/bin/gcc is not installed (Debian package gcc).");
        using Process made = Process.Start(new ProcessStartInfo("/usr/bin/gcc", ["-shared", "-fPIC", "-x", "c", "-o", Path.Combine(folder, Library), "-"])
        {
            RedirectStandardInput = true,
        })!;
        await made.StandardInput.WriteAsync(source);
        made.StandardInput.Close();
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<(int Code, string Said)> Check()
    {
        using Process check = Process.Start(new ProcessStartInfo(Path.Combine(folder, "prisonops-decoder"), ["check"]) { RedirectStandardOutput = true })!;
        string said = await check.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await check.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (check.ExitCode, said);
    }
}
