using System.Diagnostics;
using System.Threading.Channels;

namespace PrisonOps.Tests.Peers.Notices;

/// <summary>A program of another hand that tells by lines what it has taken; ended with the test.</summary>
internal sealed class ToldProgram : IDisposable
{
    private readonly Process process;
    private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

    private ToldProgram(Process process) => this.process = process;

    public static ToldProgram Start(string executable, params string[] arguments)
    {
        ProcessStartInfo start = new(executable, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        ToldProgram program = new(new() { StartInfo = start });
        program.process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } told) program.lines.Writer.TryWrite(told);
        };
        program.process.ErrorDataReceived += (_, line) => TestContext.Current.TestOutputHelper?.WriteLine(line.Data ?? "");
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    /// <summary>The next line; the test fails when none comes in time.</summary>
    public async Task<string> Line()
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        return await lines.Reader.ReadAsync(patience.Token);
    }

    public bool HasLine => lines.Reader.TryPeek(out _);

    public void Dispose()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        process.Dispose();
    }
}
