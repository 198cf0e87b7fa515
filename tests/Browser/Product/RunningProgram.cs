using System.Collections.Concurrent;
using System.Diagnostics;

namespace PrisonOps.Tests.Browser.Product;

/// <summary>A program that runs beside the test, with what it said, and an end that leaves nothing behind.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int LinesMax = 2_000;
    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();

    private RunningProgram(Process process) => this.process = process;

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    public string Said => string.Join('\n', lines.TakeLast(60));

    public static RunningProgram Start(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        RunningProgram running = new(new Process { StartInfo = start });
        running.process.OutputDataReceived += (_, line) => running.Keep(line.Data);
        running.process.ErrorDataReceived += (_, line) => running.Keep(line.Data);
        running.process.Start();
        running.process.StandardInput.Close();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    public static async Task<string> Finish(string program, string[] arguments, CancellationToken cancellationToken)
    {
        await using RunningProgram running = Start(program, arguments);
        await running.process.WaitForExitAsync(cancellationToken);
        return running.process.ExitCode == 0
            ? running.Said
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {running.process.ExitCode}:\n{running.Said}");
    }

    /// <summary>As kill -9 does it: nothing is said, nothing is written.</summary>
    public async Task Kill()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using Process ask = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await ask.WaitForExitAsync();
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
            return;

        lines.Enqueue(line);
        while (lines.Count > LinesMax)
            lines.TryDequeue(out _);
    }
}
