using System.Diagnostics;

namespace PrisonOps.Tests.Browser.Product;

/// <summary>Waits for what another process will show, asking at short intervals, and says how long it took.</summary>
internal static class Until
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static async Task<TimeSpan> True(Func<Task<bool>> condition, TimeSpan atMost, Func<string> otherwise)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using PeriodicTimer timer = new(Interval);
        while (!await condition())
        {
            if (watch.Elapsed > atMost)
                Assert.Fail($"{otherwise()} (waited {atMost})");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        return watch.Elapsed;
    }
}
