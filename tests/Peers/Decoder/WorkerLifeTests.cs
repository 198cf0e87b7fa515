using System.Diagnostics;
using System.Globalization;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Tests.Peers.Decoder;

public sealed class WorkerLifeTests
{
    private static readonly string Worker = Path.Combine(AppContext.BaseDirectory, "prisonops-decoder");

    [Fact]
    public async Task A_worker_says_hello_with_the_versions_of_its_decoder()
    {
        using Process worker = Start();

        WorkerHello hello = await Hello(worker);

        Assert.Equal((worker.Id, ""), (hello.ProcessId, hello.Problem));
        Assert.StartsWith("libavformat ", hello.Decoder, StringComparison.Ordinal);
        worker.Kill();
    }

    [Fact]
    public async Task A_worker_ends_when_its_input_ends()
    {
        using Process worker = Start();
        await Hello(worker);

        worker.StandardInput.Close();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal(0, worker.ExitCode);
    }

    [Fact]
    public async Task A_worker_dies_with_its_parent_even_when_its_input_stays_open()
    {
        // The shell is the parent. The worker's input is a pipe of ours, which stays open when the shell is killed.
        using Process parent = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", $"'{Worker}' worker 1 512 $$ <&0 >/dev/null & echo $!; wait"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string? id = await parent.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        using Process worker = Process.GetProcessById(int.Parse(id!, CultureInfo.InvariantCulture));
        await UntilItFollows(worker);

        parent.Kill();
        await worker.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.True(worker.HasExited);
    }

    [Theory]
    [InlineData()]
    [InlineData("worker", "0", "512", "1")]
    [InlineData("worker", "1", "12", "1")]
    [InlineData("worker", "1", "512")]
    public async Task A_wrong_command_line_is_refused_with_the_right_one(params string[] arguments)
    {
        using Process refused = Process.Start(new ProcessStartInfo(Worker, arguments) { RedirectStandardError = true })!;

        string said = await refused.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await refused.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(64, refused.ExitCode);
        Assert.Contains("SESSIONS MEMORY_MIB PARENT_PID", said, StringComparison.Ordinal);
    }

    /// <summary>Threads of sessions are there once the worker has tied its life to its parent's.</summary>
    private static async Task UntilItFollows(Process worker)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken))
        {
            string[] names = [.. Directory.GetDirectories($"/proc/{worker.Id}/task").Select(task => File.ReadAllText(Path.Combine(task, "comm")).Trim())];
            if (names.Contains("session 0")) return;
        }
    }

    private static Process Start() => Process.Start(
        new ProcessStartInfo(Worker, ["worker", "2", "512", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static async Task<WorkerHello> Hello(Process worker)
    {
        WorkerFrame? frame = await WorkerFrame.ReadFrom(worker.StandardOutput.BaseStream, TestContext.Current.CancellationToken);
        return WorkerJson.Read(frame!.Value, WorkerJson.Default.WorkerHello);
    }
}
