using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Benchmarks.Boards;
using PrisonOps.Grains;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Units;
using PrisonOps.Silo.Standard;
using PrisonOps.Tests.Support;

namespace PrisonOps.Benchmarks.Objects;

/// <summary>A silo with many objects: how long until each was polled once, and what an actor costs for each value that it judges.</summary>
public sealed class RestartBenchmark : IBenchmark
{
    private const int ObjectsByDefault = 10_000;
    private const double CpuSecondsPerMillionGoal = 1.5;

    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private static readonly FixedProfiles Shipped = new(ProfilesFolder.Read(Path.Combine(SourceFolder.Root, "standard", "profiles")));
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    public string Name => "restart";

    public string Measures => "start -> every object polled once, and CPU per value of the actors; rows in memory, devices that answer at once [objects]";

    public async Task Run(BenchmarkReport report, string[] options, CancellationToken cancellationToken)
    {
        int count = options is [string given, ..] && int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : ObjectsByDefault;
        MeasureJudging(report);
        var board = new MemoryBoard();
        var objects = new MemoryObjects(count, board.Place, Period);
        var samples = new CountedSamples();
        var polled = new ConcurrentDictionary<Guid, bool>();
        long bytesBefore = GC.GetTotalMemory(forceFullCollection: true);

        long start = Stopwatch.GetTimestamp();
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ConfigureServices = services =>
            {
                services.AddSingleton<IAlarmStore>(board).AddSingleton<IAlarmRuleSource>(board).AddSingleton<IUnitStore>(board).AddSingleton<IRosterStore>(objects);
                services.AddSingleton<ISampleLayouts>(samples).AddSingleton<ISampleWriter>(samples);
                services.AddSingleton<IProfileCatalogue>(Shipped);
                services.AddSingleton<IDevicePoller>(given => new InstantDevices(given.GetRequiredService<IDevicePollSink>(), polled));
                services.AddPrisonOpsGrains();
            },
            cancellationToken);

        using var look = new PeriodicTimer(LookEvery);
        while (polled.Count < count) await look.WaitForNextTickAsync(cancellationToken);
        report.AtMost($"start until each of {count} objects was polled, s", Stopwatch.GetElapsedTime(start).TotalSeconds, (Period + Grace).TotalSeconds);

        long began = Stopwatch.GetTimestamp();
        long valuesBefore = samples.Values;
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        while (Stopwatch.GetElapsedTime(began) < Period * 2) await look.WaitForNextTickAsync(cancellationToken);
        double millions = (samples.Values - valuesBefore) / 1e6;
        report.Plain("values per second meanwhile", millions * 1e6 / Stopwatch.GetElapsedTime(began).TotalSeconds);
        report.AtMost("CPU-seconds per million values: rate, judge, actor, sample", (Environment.CpuUsage.TotalTime - processorBefore).TotalSeconds / millions, CpuSecondsPerMillionGoal);
        report.Plain("bytes per series in memory", (GC.GetTotalMemory(forceFullCollection: true) - bytesBefore) / ((double)count * InstantDevices.ValuesEach));
    }

    /// <summary>The pure part alone: counters to rates, thresholds with their windows.</summary>
    private static void MeasureJudging(BenchmarkReport report)
    {
        const int Warm = 2_000, Polls = 20_000;
        ObjectConfiguration device = new(
            Guid.NewGuid(), 1, new(1, 0, 0), "network.switch", "SW", "Switch", Criticality.NonCore, MonitoringProtocol.Snmp, "private", "10.0.0.1", 161,
            null, null, Period, TimeSpan.Zero, null, null, null);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        DeviceJudgement judgement = DeviceJudgement.Restore(device, Shipped.Current.Alarms, [], now);
        DevicePollResult before = InstantDevices.AnswerAt(now);

        TimeSpan processorBefore = default;
        for (int poll = 0; poll < Warm + Polls; poll++)
        {
            if (poll == Warm) processorBefore = Environment.CpuUsage.TotalTime;
            DevicePollResult after = InstantDevices.AnswerAt(before.At + Period);
            judgement.Take(after, CounterRates.Between(before, after));
            before = after;
        }

        double seconds = (Environment.CpuUsage.TotalTime - processorBefore).TotalSeconds;
        report.AtMost("CPU-seconds per million values: rate and judge alone", seconds / (Polls * InstantDevices.ValuesEach / 1e6), CpuSecondsPerMillionGoal);
    }
}
