using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using PrisonOps.Ports.Samples;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples;

namespace PrisonOps.Benchmarks.Samples;

/// <summary>Samples into a private PostgreSQL of its own, through the writer that the product uses.</summary>
public sealed class SamplesBenchmark : IBenchmark
{
    private const int RowsPerBatch = 4_000;
    private const int ValuesPerRow = 25;
    private const int Batches = 40;
    private const int WarmBatches = 5;

    public string Name => "samples";

    public string Measures =>
        $"samples per core-second into PostgreSQL (rows of {ValuesPerRow} values, batches of {RowsPerBatch} rows, client and all PostgreSQL processes); bytes of a settled sample, cost of settling it, and the time of two charts";

    public async Task Run(BenchmarkReport report, string[] options, CancellationToken cancellationToken)
    {
        string folder = Path.Combine(Path.GetTempPath(), $"prisonops-bench-{Guid.NewGuid():N}");
        try
        {
            using IHost host = Build(folder);
            await host.StartAsync(cancellationToken);
            await Write(report, host.Services, folder, cancellationToken);
            await new HistoryBenchmark(report, host.Services, new(folder)).Run(cancellationToken);
            await host.StopAsync(cancellationToken);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            if (Directory.Exists(folder)) Directory.Delete(folder, true);
        }
    }

    private static IHost Build(string folder)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:DataFolder"] = folder,
            // Nothing is committed but by the benchmark itself.
            ["Samples:CommitPeriod"] = "00:01:00",
            ["Samples:RawDays"] = "31",
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddPrisonOpsStorage(builder.Configuration);
        // What is measured runs when the benchmark says so.
        builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(SampleCompactor)));
        return builder.Build();
    }

    private static async Task Write(BenchmarkReport report, IServiceProvider services, string folder, CancellationToken cancellationToken)
    {
        SampleWriter writer = services.GetRequiredService<SampleWriter>();
        Guid[] objects = [.. Enumerable.Range(0, RowsPerBatch).Select(_ => Guid.CreateVersion7())];
        int layout = await services.GetRequiredService<ISampleLayouts>()
            .Resolve([.. Enumerable.Range(0, ValuesPerRow).Select(n => new SeriesName("bench.value", n.ToString(CultureInfo.InvariantCulture), ""))], cancellationToken);
        double[][] values = MakeValues();
        DateTimeOffset first = TimeProvider.System.GetUtcNow().AddMinutes(-Batches - WarmBatches);

        for (int batch = 0; batch < WarmBatches; batch++) await WriteBatch(writer, objects, layout, values, first.AddMinutes(batch), cancellationToken);
        ServerProcesses server = new(folder);
        (TimeSpan clientBefore, TimeSpan serverBefore, long start) = (Environment.CpuUsage.TotalTime, server.ReadCpu(), Stopwatch.GetTimestamp());
        for (int batch = 0; batch < Batches; batch++)
            await WriteBatch(writer, objects, layout, values, first.AddMinutes(WarmBatches + batch), cancellationToken);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        (TimeSpan client, TimeSpan postgres) = (Environment.CpuUsage.TotalTime - clientBefore, server.ReadCpu() - serverBefore);

        const double Samples = (double)Batches * RowsPerBatch * ValuesPerRow;
        report.AtLeast("samples per core-second, client and server", Samples / (client + postgres).TotalSeconds, 1_000_000);
        report.Plain("samples per core-second of the client alone", Samples / client.TotalSeconds);
        report.Plain("samples per core-second of PostgreSQL alone", Samples / postgres.TotalSeconds);
        report.Plain("milliseconds of a batch, wall clock", elapsed.TotalMilliseconds / Batches);
        report.Plain("bytes of a raw sample on disk, with its index", await ReadRawBytes(services, cancellationToken) / (Samples * (Batches + WarmBatches) / Batches));
    }

    private static async Task WriteBatch(
        SampleWriter writer, Guid[] objects, int layout, double[][] values, DateTimeOffset at, CancellationToken cancellationToken)
    {
        for (int row = 0; row < objects.Length; row++)
        {
            if (!writer.Offer(new(objects[row], layout, at, values[row]))) throw new InvalidOperationException($"Row {row} of {at:u} was dropped.");
        }

        await writer.Flush(cancellationToken);
    }

    /// <summary>Random doubles: PostgreSQL cannot make them smaller, so this is the dear case.</summary>
    private static double[][] MakeValues()
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, RowsPerBatch).Select(_ => Enumerable.Range(0, ValuesPerRow).Select(_ => random.NextDouble() * 100).ToArray())];
    }

    private static async Task<double> ReadRawBytes(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand size = services.GetRequiredService<DatabaseConnections>().Grid.CreateCommand(
            "select sum(pg_total_relation_size(inhrelid))::float8 from pg_inherits where inhparent = 'sample_raw'::regclass");
        return (double)(await size.ExecuteScalarAsync(cancellationToken))!;
    }
}
