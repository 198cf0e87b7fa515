using System.Collections.Concurrent;
using System.Globalization;
using PrisonOps.Decoder.Boundary;

namespace PrisonOps.Decoder.Workers;

/// <summary>
/// Watches the sessions of this worker and its memory. A session beyond its deadline is interrupted; one that does not end even then hangs
/// in native code, and only the end of the process helps. The supervisor starts another worker.
/// </summary>
internal sealed class WorkerGuard(int memoryMiBMax, TimeProvider time)
{
    /// <summary>The exit codes by which the supervisor names the reason.</summary>
    public const int HungExitCode = 70;
    public const int MemoryExitCode = 71;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan InterruptAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(4);

    private readonly ConcurrentDictionary<long, Watched> sessions = new();

    public void Watch(long id, KeyframeSession session, TimeSpan deadline) => sessions[id] = new(session, time.GetTimestamp(), deadline);

    public void Release(long id) => sessions.TryRemove(id, out _);

    public async Task Run(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (ResidentMiB() > memoryMiBMax) End(MemoryExitCode, $"more than {memoryMiBMax} MiB resident");
            foreach ((long id, Watched watched) in sessions)
            {
                TimeSpan late = time.GetElapsedTime(watched.Began) - watched.Deadline;
                if (late > GiveUpAfter) End(HungExitCode, $"request {id} hangs in native code");
                if (late > InterruptAfter) watched.Session.Interrupt();
            }
        }
    }

    private static void End(int exitCode, string reason)
    {
        Console.Error.WriteLine($"prisonops-decoder ends itself: {reason}");
        Environment.Exit(exitCode);
    }

    /// <summary>Second number of /proc/self/statm, in pages.</summary>
    private static long ResidentMiB()
    {
        string pages = File.ReadAllText("/proc/self/statm").Split(' ')[1];
        return long.Parse(pages, CultureInfo.InvariantCulture) * Environment.SystemPageSize / (1024 * 1024);
    }

    private readonly record struct Watched(KeyframeSession Session, long Began, TimeSpan Deadline);
}
