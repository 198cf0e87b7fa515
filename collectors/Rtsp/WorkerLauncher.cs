using System.Collections.Concurrent;
using System.Diagnostics;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>
/// Starts processes from one thread that lives as long as this object. The kernel's parent-death signal, by which workers follow their
/// supervisor, is sent when the *thread* that started them ends: from a pool thread they would be killed at random.
/// </summary>
internal sealed class WorkerLauncher : IDisposable
{
    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> asked = new(boundedCapacity: 256);
    private readonly Thread thread;

    public WorkerLauncher()
    {
        thread = new Thread(Serve) { IsBackground = true, Name = "decoder launcher" };
        thread.Start();
    }

    public Task<Process> Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        asked.Add((start, started));
        return started.Task;
    }

    /// <summary>Ends the thread and with it every worker that is left.</summary>
    public void Dispose()
    {
        asked.CompleteAdding();
        thread.Join();
        asked.Dispose();
    }

    private void Serve()
    {
        foreach ((ProcessStartInfo start, TaskCompletionSource<Process> started) in asked.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} was not started."));
            }
            catch (Exception refused) when (refused is System.ComponentModel.Win32Exception or InvalidOperationException)
            {
                started.SetException(refused);
            }
        }
    }
}
