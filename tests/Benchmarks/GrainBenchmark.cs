using System.Diagnostics;
using PrisonOps.Tests.Support;

namespace PrisonOps.Benchmarks;

/// <summary>What the grain host of this build costs, with nothing but calls in it.</summary>
public sealed class GrainBenchmark : IBenchmark
{
    private const int Callers = 64;
    private const int Grains = 1_000;
    private const int Activations = 50_000;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(2);

    public string Name => "grains";

    public string Measures => "calls per second in one process and memory per activation of the grain host";

    public Task Run(BenchmarkReport report, string[] options, CancellationToken cancellationToken) => RunAsync(report, cancellationToken);

    /// <summary>The same for a caller that has only a place to write to.</summary>
    public static Task RunAsync(TextWriter output, CancellationToken cancellationToken) =>
        RunAsync(new BenchmarkReport("grains", output, json: false), cancellationToken);

    private static async Task RunAsync(BenchmarkReport report, CancellationToken cancellationToken)
    {
        report.Say(GridFixture.IsEmbedded
            ? "host: embedded, one process; never quote these figures as those of a cluster"
            : "host: Orleans, one silo, called over its gateway");
        await using GridFixture grid = await GridFixture.StartAsync(null, cancellationToken);

        await Measure(report, "sequential calls of one grain", 1, _ => grid.Grains.GetGrain<IBenchGrain>(0).Nothing(), cancellationToken);
        await Measure(report, $"calls of {Grains} grains by {Callers} callers", Callers, turn => grid.Grains.GetGrain<IBenchGrain>(turn % Grains).Nothing(), cancellationToken);
        await Measure(report, "calls that copy a record of 3 members and a list of 10", Callers, turn => grid.Grains.GetGrain<IBenchGrain>(turn % Grains).Echo(Sample), cancellationToken);
        await MeasureInside(report, grid, cancellationToken);
        await MeasureActivations(report, grid, cancellationToken);
    }

    private static BenchRecord Sample { get; } = new(Guid.NewGuid(), "camera-07", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

    private static async Task Measure(
        BenchmarkReport report, string what, int callers, Func<long, Task> call, CancellationToken cancellationToken)
    {
        await call(0);
        long calls = 0;
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(first => Task.Run(
            async () =>
            {
                long turn = first;
                for (; Stopwatch.GetElapsedTime(start) < Duration && !cancellationToken.IsCancellationRequested; turn += callers)
                {
                    await call(turn);
                }

                Interlocked.Add(ref calls, turn / callers);
            },
            cancellationToken)));
        Report(report, what, calls, start, processorBefore);
    }

    private static async Task MeasureInside(BenchmarkReport report, GridFixture grid, CancellationToken cancellationToken)
    {
        const int EachTurn = 1_000;
        long calls = 0;
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Duration && !cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(number => grid.Grains.GetGrain<IBenchGrain>(number).CallOther(EachTurn)));
            calls += (long)Callers * EachTurn;
        }

        Report(report, $"calls from {Callers} grains to {Callers} others", calls, start, processorBefore);
    }

    private static async Task MeasureActivations(BenchmarkReport report, GridFixture grid, CancellationToken cancellationToken)
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            Enumerable.Range(1_000_000, Activations), cancellationToken, async (number, _) => await grid.Grains.GetGrain<IBenchGrain>(number).Nothing());
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        report.Plain("activations per second", Activations / took.TotalSeconds);
        report.Plain("bytes per idle activation", (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Activations);
    }

    private static void Report(BenchmarkReport report, string what, long calls, long start, TimeSpan processorBefore)
    {
        report.Plain($"{what}, per second", calls / Stopwatch.GetElapsedTime(start).TotalSeconds);
        report.Plain($"{what}, per CPU-second", calls / (Environment.CpuUsage.TotalTime - processorBefore).TotalSeconds);
    }
}
