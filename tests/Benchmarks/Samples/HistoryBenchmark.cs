using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples;

namespace PrisonOps.Benchmarks.Samples;

/// <summary>Thirty days of 500 series, one poll a minute, written raw, settled, and read as charts.</summary>
internal sealed class HistoryBenchmark(BenchmarkReport report, IServiceProvider services, ServerProcesses server)
{
    private const int Objects = 20;
    private const int SeriesPerObject = 25;
    private const int Days = 30;
    private const int PollsPerDay = 24 * 60;
    private const int PollsPerCommit = 400;
    private const int Reads = 51;
    private const int Warm = 40;

    /// <summary>The dearest time of the day to read: of the last six hours nothing is settled yet.</summary>
    private readonly DateTimeOffset end = LastWindowEnd() + SampleCompaction.Grace - TimeSpan.FromMinutes(1);

    public async Task Run(CancellationToken cancellationToken)
    {
        Guid[] objects = await MakeObjects(cancellationToken);
        int layout = await services.GetRequiredService<ISampleLayouts>()
            .Resolve([.. Enumerable.Range(0, SeriesPerObject).Select(n => new SeriesName("history.value", n.ToString(CultureInfo.InvariantCulture), ""))], cancellationToken);
        await Fill(objects, layout, cancellationToken);
        await Settle(objects, cancellationToken);

        ISampleQueries queries = services.GetRequiredService<ISampleQueries>();
        await Chart("1 series over 30 days, from all polls", 20, async () => Count((await queries.Read(
            UnitScope.Everything, objects[7], "history.value", "7", end.AddDays(-Days), end, 2000, cancellationToken))!.Value, 43_200));
        await Chart("1 series over 30 days, from its hours", null, async () => Count((await queries.Read(
            UnitScope.Everything, objects[7], "history.value", "7", end.AddDays(-Days), end, 300, cancellationToken))!.Value, 43_200));
        await Chart("1 series over 24 hours, up to now", null, async () => Count((await queries.Read(
            UnitScope.Everything, objects[7], "history.value", "7", end.AddDays(-1), end, 300, cancellationToken))!.Value, PollsPerDay));
        await Chart("500 series over 24 hours, up to now", 100, async () =>
        {
            ImmutableArray<ObjectSeries> all = await queries.ReadAll(UnitScope.Everything, [.. objects], end.AddDays(-1), end, 300, cancellationToken);
            if (all.Length != Objects * SeriesPerObject) throw new InvalidOperationException($"{all.Length} series were read, {Objects * SeriesPerObject} were written.");
            Count(all[^1].Points, PollsPerDay);
        });
    }

    private async Task<Guid[]> MakeObjects(CancellationToken cancellationToken)
    {
        UnitRow ministry = (await services.GetRequiredService<IUnitStore>().Create(
            Actor.Grid, UnitScope.Everything, null, UnitTier.Ministry, "bench", "基准", "Bench", cancellationToken)).Value!;
        IObjectStore store = services.GetRequiredService<IObjectStore>();
        Guid[] objects = new Guid[Objects];
        for (int at = 0; at < Objects; at++)
        {
            ChangeOutcome<ObjectConfiguration> made = await store.Create(
                Actor.Grid, UnitScope.Everything,
                new(ministry.Id, "network.switch", $"BENCH-{at:D3}", $"bench {at}", Criticality.Core, MonitoringProtocol.Snmp, "office", $"10.9.0.{at + 1}", 161, null, null,
                    TimeSpan.FromSeconds(60), TimeSpan.Zero, null, null), cancellationToken);
            objects[at] = (made.Value ?? throw new InvalidOperationException($"Object {at} was not made: {made.Reason}")).Id;
        }

        return objects;
    }

    private async Task Fill(Guid[] objects, int layout, CancellationToken cancellationToken)
    {
        SampleWriter writer = services.GetRequiredService<SampleWriter>();
        MonitoredSeries[] series = [.. Enumerable.Range(0, Objects * SeriesPerObject).Select(number => new MonitoredSeries(number))];
        const int Polls = Days * PollsPerDay;
        for (int poll = 0; poll < Polls; poll++)
        {
            for (int at = 0; at < objects.Length; at++)
            {
                double[] values = new double[SeriesPerObject];
                for (int place = 0; place < values.Length; place++) values[place] = series[(at * SeriesPerObject) + place].Next(poll);
                // A poll comes some milliseconds sooner or later than its minute.
                DateTimeOffset when = end.AddMinutes(poll - Polls).AddMilliseconds((poll * 7919 % 40) + at);
                if (!writer.Offer(new(objects[at], layout, when, values))) throw new InvalidOperationException($"The row of {when:u} was dropped.");
            }

            if (poll % PollsPerCommit == PollsPerCommit - 1) await writer.Flush(cancellationToken);
        }

        await writer.Flush(cancellationToken);
    }

    private async Task Settle(Guid[] objects, CancellationToken cancellationToken)
    {
        SampleCompaction compaction = new(
            services.GetRequiredService<DatabaseConnections>(), Options.Create(new SampleOptions()), new StoppedTime(end), NullLogger<SampleCompaction>.Instance);
        (TimeSpan clientBefore, TimeSpan serverBefore) = (Environment.CpuUsage.TotalTime, server.ReadCpu());
        long rows = 0;
        List<double> taken = [];
        for (CompactionStep step = new(CompactionWork.Closed, 0); step.Work is not CompactionWork.None; rows += step.Rows)
        {
            long begun = Stopwatch.GetTimestamp();
            step = await compaction.Step(cancellationToken);
            taken.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        (TimeSpan client, TimeSpan postgres) = (Environment.CpuUsage.TotalTime - clientBefore, server.ReadCpu() - serverBefore);
        double samples = rows * (double)SeriesPerObject;
        report.AtMost("bytes of a settled sample, with its indexes", await ReadBytes("polls", cancellationToken) / samples, 2.0);
        report.Plain("bytes a sample for its hours and days", await ReadBytes("hours", cancellationToken) / samples + (await ReadBytes("days", cancellationToken) / samples));
        report.Plain("samples settled per core-second, client and server", samples / (client + postgres).TotalSeconds);
        taken.Sort();
        report.AtMost("milliseconds of the longest step of settling", taken[^1], 1000);
        report.Plain("milliseconds of 99 in 100 steps of settling", taken[taken.Count * 99 / 100]);
        report.Plain("steps of settling", taken.Count);
        if (rows < objects.Length * (Days - 1L) * PollsPerDay) throw new InvalidOperationException($"{rows} rows were settled.");
    }

    private async Task<double> ReadBytes(string kind, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand size = services.GetRequiredService<DatabaseConnections>().Grid.CreateCommand(
            $"select sum(pg_total_relation_size(oid))::float8 from pg_class where relkind = 'r' and relname ~ '^sample_(block|chunk)_{kind}_'");
        return (double)(await size.ExecuteScalarAsync(cancellationToken))!;
    }

    private static DateTimeOffset LastWindowEnd()
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow() - SampleCompaction.Grace;
        return new(now.UtcTicks - (now.UtcTicks % SampleCompaction.Window.Ticks), TimeSpan.Zero);
    }

    private static void Count(ImmutableArray<SamplePoint> points, int expected)
    {
        int counted = points.Sum(point => point.Count);
        // The first and the last minute may lie just outside.
        if (Math.Abs(counted - expected) > 2 + 60) throw new InvalidOperationException($"{counted} polls were read, {expected} were written.");
    }

    /// <summary>The clock of the database's polls, which the compaction must not run past.</summary>
    private sealed class StoppedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    /// <summary>The median read by the clock, and what a read costs on an otherwise busy machine: processor time of client and server.</summary>
    private async Task Chart(string what, double? goalMs, Func<Task> read)
    {
        for (int at = 0; at < Warm; at++) await read();
        (TimeSpan clientBefore, TimeSpan serverBefore) = (Environment.CpuUsage.TotalTime, server.ReadCpu());
        double[] taken = new double[Reads];
        for (int at = 0; at < Reads; at++)
        {
            long begun = Stopwatch.GetTimestamp();
            await read();
            taken[at] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        TimeSpan spent = Environment.CpuUsage.TotalTime - clientBefore + server.ReadCpu() - serverBefore;
        Array.Sort(taken);
        if (goalMs is { } goal) report.AtMost($"ms of {what}", taken[Reads / 2], goal);
        else report.Plain($"ms of {what}", taken[Reads / 2]);
        report.Plain($"processor ms of {what}", spent.TotalMilliseconds / Reads);
    }
}
