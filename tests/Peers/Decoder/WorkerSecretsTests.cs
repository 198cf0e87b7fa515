using Microsoft.Extensions.Logging;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;
using PrisonOps.Tests.CameraSimulator;

namespace PrisonOps.Tests.Peers.Decoder;

public sealed class WorkerSecretsTests(SimulatorClips clips) : IClassFixture<SimulatorClips>
{
    private const string Password = "never-to-be-seen-4711";

    [Fact]
    public async Task A_password_is_in_no_argument_no_environment_no_log_and_no_answer()
    {
        var log = new KeptLog();
        await using var camera = new SimulatedCamera(await clips.FourSeconds(), CameraBehaviour.Good with { UserName = "viewer", Password = Password });
        await using var streams = new DirectStreams(new() { Workers = 1 }, TimeProvider.System, log);
        string url = camera.Url.Replace("://", $"://viewer:{Password}@", StringComparison.Ordinal);
        KeyframeResult right = await Take(url);
        Assert.Equal(StreamOutcome.Ok, right.Outcome);

        Task<KeyframeResult> running = streams.Take(new(url, 4, TimeSpan.FromSeconds(20)), TestContext.Current.CancellationToken);
        string[] open = [.. Workers().SelectMany(worker => new[] { Read(worker, "cmdline"), Read(worker, "environ") })];
        KeyframeResult wrong = await Take(url.Replace("viewer", "nobody", StringComparison.Ordinal));
        KeyframeResult refused = await Take(url.Replace($":{camera.EndPoint.Port}", ":1", StringComparison.Ordinal));
        await running;

        Assert.NotEmpty(open);
        Assert.All(open, text => Assert.DoesNotContain(Password, text, StringComparison.Ordinal));
        Assert.All(log.Lines, line => Assert.DoesNotContain(Password, line, StringComparison.Ordinal));
        Assert.All(new[] { right, wrong, refused }, result => Assert.DoesNotContain(Password, result.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain(Password, new DirectRequest(url, 1, TimeSpan.FromSeconds(1)).ToString(), StringComparison.Ordinal);

        Task<KeyframeResult> Take(string location) => streams.Take(new(location, 1, TimeSpan.FromSeconds(10)), TestContext.Current.CancellationToken);
    }

    /// <summary>Workers of this process: the third number of a worker's arguments is its parent's.</summary>
    private static IEnumerable<int> Workers() =>
        from folder in Directory.GetDirectories("/proc")
        let id = int.TryParse(Path.GetFileName(folder), out int number) ? number : 0
        where id > 0 && Read(id, "cmdline").Contains("prisonops-decoder\0worker", StringComparison.Ordinal)
            && Read(id, "cmdline").TrimEnd('\0').EndsWith($"\0{Environment.ProcessId}", StringComparison.Ordinal)
        select id;

    private static string Read(int process, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private sealed class KeptLog : ILogger<DirectStreams>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines) Lines.Add(formatter(state, exception) + exception);
        }
    }
}
