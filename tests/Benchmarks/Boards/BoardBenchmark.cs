using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.Grains;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Tests.Support;

namespace PrisonOps.Benchmarks.Boards;

/// <summary>One alarm board in a storm: changes a second, and how long a person's acknowledgement takes in the middle of it.</summary>
public sealed class BoardBenchmark : IBenchmark
{
    private const int Devices = 2_000;
    private const int FindingsEach = 5;
    private const int Changes = Devices * FindingsEach;
    private const double ChangesPerSecondGoal = 5_000;
    private const double AcknowledgedMsGoal = 500;

    private static readonly Actor Operator = new(null, "operator");

    public string Name => "board";

    public string Measures => "changes per second of one alarm board, and acknowledgements during a storm of 10,000";

    public async Task Run(BenchmarkReport report, string[] options, CancellationToken cancellationToken)
    {
        report.Say("rows in memory: the board alone");
        await OverMemory(report, cancellationToken);
        report.Say("rows in PostgreSQL: a private server of its own, with timeline and outbox");
        await OverPostgres(report, cancellationToken);
    }

    private static async Task OverMemory(BenchmarkReport report, CancellationToken cancellationToken)
    {
        var rows = new MemoryBoard();
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ConfigureServices = services =>
            {
                services.AddSingleton<IAlarmStore>(rows).AddSingleton<IUnitStore>(rows).AddSingleton<IRosterStore>(rows).AddSingleton<IAlarmRuleSource>(rows);
                services.AddPrisonOpsGrains();
            },
            cancellationToken);
        await Measure(report, grid, rows.Place, [.. Enumerable.Range(0, Devices).Select(_ => Guid.NewGuid())], cancellationToken);
    }

    private static async Task OverPostgres(BenchmarkReport report, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"prisonops-bench-{Guid.NewGuid():N}");
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:DataFolder"] = folder }).Build();
        try
        {
            await using GridFixture grid = await GridFixture.StartAsync(
                settings =>
                {
                    settings.ConfigureRows = services => services.AddPrisonOpsStorage(configuration);
                    settings.ConfigureServices = services => services.AddPrisonOpsGrains();
                },
                cancellationToken);
            (UnitPlace place, ImmutableArray<Guid> devices) = await Furnish(grid, cancellationToken);
            await Measure(report, grid, place, devices, cancellationToken);
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One ministry with things that nobody polls: the reports come from here.</summary>
    private static async Task<(UnitPlace Place, ImmutableArray<Guid> Devices)> Furnish(GridFixture grid, CancellationToken cancellationToken)
    {
        UnitRow ministry = Done(await grid.Services.GetRequiredService<IUnitStore>().Create(
            Operator, UnitScope.Everything, null, UnitTier.Ministry, "cn", "部", "Ministry", cancellationToken));
        IObjectStore objects = grid.Services.GetRequiredService<IObjectStore>();
        var devices = ImmutableArray.CreateBuilder<Guid>(Devices);
        for (int i = 0; i < Devices; i++)
        {
            ObjectDraft draft = new(
                ministry.Id, "network.switch", $"SW-{i}", $"Switch {i}", Criticality.NonCore, MonitoringProtocol.None, "", "", 0, null, null,
                TimeSpan.FromMinutes(1), TimeSpan.Zero, null, null);
            devices.Add(Done(await objects.Create(Operator, UnitScope.Everything, draft, cancellationToken)).Id);
        }

        return (ministry.Place, devices.ToImmutable());
    }

    private static T Done<T>(ChangeOutcome<T> outcome)
        where T : class => outcome.Value ?? throw new InvalidOperationException($"The benchmark's estate was refused: {outcome.Reason}");

    private static async Task Measure(
        BenchmarkReport report, GridFixture grid, UnitPlace place, ImmutableArray<Guid> devices, CancellationToken cancellationToken)
    {
        IAlarmBoardGrain board = grid.Grains.GetGrain<IAlarmBoardGrain>(place.Unit);
        await board.GetCounts();

        await MeasureStorm(report, board, place, devices, 1, FindingsEach, "open");
        await MeasureStorm(report, board, place, devices, 2, 0, "clear");

        await AcknowledgeDuringStorm(report, grid, board, place, devices, cancellationToken);
    }

    private static async Task MeasureStorm(
        BenchmarkReport report, IAlarmBoardGrain board, UnitPlace place, ImmutableArray<Guid> devices, long revision, int findings, string what)
    {
        TimeSpan processorBefore = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        await Storm(board, place, devices, revision, findings);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        double processorSeconds = (Environment.CpuUsage.TotalTime - processorBefore).TotalSeconds;

        report.AtLeast($"changes per second, 10,000 alarms {what}", Changes / seconds, ChangesPerSecondGoal);
        report.Plain("  the same per CPU-second of this process", Changes / processorSeconds);
    }

    private static Task<FindingsAnswer[]> Storm(IAlarmBoardGrain board, UnitPlace place, ImmutableArray<Guid> devices, long revision, int findings)
    {
        FindingsReport[] reports = [.. devices.Select(device => Report(device, place, revision, findings))];
        return Task.WhenAll(reports.Select(board.Report));
    }

    private static async Task AcknowledgeDuringStorm(
        BenchmarkReport report, GridFixture grid, IAlarmBoardGrain board, UnitPlace place, ImmutableArray<Guid> devices, CancellationToken cancellationToken)
    {
        // A device with alarms of its own, so that there is something to acknowledge before the storm.
        const int Acknowledgements = 200;
        await board.Report(Report(devices[0], place, 3, Acknowledgements));
        ImmutableArray<AlarmRow> rows = await grid.Services.GetRequiredService<IAlarmStore>().Load(place.Unit, DateTimeOffset.MaxValue, DateTimeOffset.MaxValue, cancellationToken);
        ImmutableArray<Guid> alarms = [.. rows.Where(row => row.ClearedAt is null).Select(row => row.Id).Take(Acknowledgements)];

        var times = new List<double>(alarms.Length);
        long storms = 0;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task storm = Task.Run(
            async () =>
            {
                for (long revision = 4; !done.IsCancellationRequested; revision++)
                {
                    await Storm(board, place, devices[1..], revision, revision % 2 == 0 ? FindingsEach : 0);
                    Interlocked.Increment(ref storms);
                }
            },
            cancellationToken);

        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        foreach (Guid alarm in alarms)
        {
            await pace.WaitForNextTickAsync(cancellationToken);
            long start = Stopwatch.GetTimestamp();
            AlarmCommandOutcome outcome = (await board.Execute(new(AlarmCommandKind.Acknowledge, [alarm], Operator, null)))[0];
            if (outcome.Refusal is not null) throw new InvalidOperationException($"Alarm {alarm} was not acknowledged: {outcome.Refusal}");
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        await done.CancelAsync();
        await storm;
        times.Sort();
        report.Plain("storms of 10,000 changes under way meanwhile", storms);
        report.Plain("acknowledgement committed, p50, ms", times[times.Count / 2]);
        report.AtMost("acknowledgement committed, p99, ms", times[times.Count * 99 / 100], AcknowledgedMsGoal);
    }

    private static FindingsReport Report(Guid device, UnitPlace place, long revision, int findings)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return new(
            device, place, revision, true,
            [.. Enumerable.Range(0, findings).Select(port => new Finding("interface.down", $"Gi0/{port}", AlarmSeverity.Minor, now, FindingEvidence.None))]);
    }
}
