using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples.Charts;

namespace PrisonOps.Storage.Samples;

/// <summary>Each chart is one exchange with the database, and its chunks are decoded straight into the points that are asked for.</summary>
internal sealed partial class SampleQueries(ScopedDatabase scoped, IOptions<SampleOptions> options, TimeProvider time, ILogger<SampleQueries> logger)
    : ISampleQueries
{
    private const int PointsMax = 10_000;
    private const int ObjectsMax = 500;

    private readonly LayoutNames names = new();

    public Task<ImmutableArray<SeriesName>?> ListSeries(
        UnitScope scope, Guid objectId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        ReadIfVisible<SeriesName>(scope, objectId, LayoutsOf([objectId], from, to), async reader =>
        {
            List<ObjectLayout> layouts = [];
            while (await reader.ReadAsync(cancellationToken)) layouts.Add(ObjectLayout.Read(reader));
            return [.. layouts.SelectMany(layout => layout.Series).Distinct()
                .OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Instance, StringComparer.Ordinal)];
        }, cancellationToken);

    public Task<ImmutableArray<SamplePoint>?> Read(
        UnitScope scope, Guid objectId, string name, string instance, DateTimeOffset from, DateTimeOffset to, int pointsMax,
        CancellationToken cancellationToken)
    {
        SampleSpan span = Span(from, to, pointsMax);
        return ReadIfVisible<SamplePoint>(scope, objectId, ChunksOf(span, [objectId], name, instance), async reader =>
        {
            ChartReading chart = new(span, pointsMax, TellDamage);
            await chart.Read(reader, cancellationToken);
            return chart.Draw([.. chart.Layouts.Select(layout => (layout, layout.Place))]);
        }, cancellationToken);
    }

    public async Task<ImmutableArray<ObjectSeries>> ReadAll(
        UnitScope scope, ImmutableArray<Guid> objects, DateTimeOffset from, DateTimeOffset to, int pointsMax, CancellationToken cancellationToken)
    {
        if (objects.Length is 0 or > ObjectsMax) throw new ArgumentOutOfRangeException(nameof(objects), objects.Length, $"1 to {ObjectsMax} objects are read at once.");

        SampleSpan span = Span(from, to, pointsMax);
        ChartReading charts = new(span, pointsMax, TellDamage);
        await scoped.ReadInScope(scope, [ChunksOf(span, [.. objects], null, null)], async reader =>
        {
            await charts.Read(reader, cancellationToken);
            return true;
        }, cancellationToken);
        Guid[] unknown = [.. charts.Layouts.Where(layout => !names.Knows(layout.Layout)).Select(layout => layout.ObjectId).Distinct()];
        if (unknown.Length > 0) await LearnNames(scope, unknown, span, cancellationToken);
        return [.. charts.Layouts.GroupBy(layout => layout.ObjectId).SelectMany(layouts => Draw(charts, layouts.Key, [.. layouts]))];
    }

    private IEnumerable<ObjectSeries> Draw(ChartReading charts, Guid objectId, LayoutParts[] layouts)
    {
        if (layouts is [LayoutParts only])
        {
            ImmutableArray<SeriesName> series = names.Find(only.Layout) ?? [];
            return charts.DrawAll(only, series.Length).Zip(series, (points, name) => new ObjectSeries(objectId, name, points)).Where(drawn => !drawn.Points.IsEmpty);
        }

        return layouts
            .SelectMany(layout => (names.Find(layout.Layout) ?? []).Select((name, at) => (Name: name, Part: (layout, at + 1))))
            .GroupBy(place => place.Name, place => place.Part)
            .Select(places => new ObjectSeries(objectId, places.Key, charts.Draw([.. places]))).Where(drawn => !drawn.Points.IsEmpty);
    }

    private Task<bool> LearnNames(UnitScope scope, Guid[] objects, SampleSpan span, CancellationToken cancellationToken) =>
        scoped.ReadInScope(scope, [LayoutsOf(objects, span.From, span.To)], async reader =>
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                ObjectLayout layout = ObjectLayout.Read(reader);
                names.Keep(layout.Layout, layout.Series);
            }

            return true;
        }, cancellationToken);

    private SampleSpan Span(DateTimeOffset from, DateTimeOffset to, int pointsMax)
    {
        if (pointsMax is < 1 or > PointsMax) throw new ArgumentOutOfRangeException(nameof(pointsMax), pointsMax, $"A chart has 1 to {PointsMax} points.");
        if (to <= from) throw new ArgumentOutOfRangeException(nameof(to), to, $"The end of a chart lies after its beginning, {from:u}.");
        return SampleSpan.Of(from, to, pointsMax, time.GetUtcNow().AddDays(-options.Value.ChunkDays));
    }

    private static NpgsqlBatchCommand LayoutsOf(Guid[] objects, DateTimeOffset from, DateTimeOffset to) => SqlStatements.Part(
        "select object_id, layout, names, instances, units from sample_layouts($1, $2, $3)",
        SqlStatements.Value(objects), SqlStatements.Value(from), SqlStatements.Value(to));

    private static NpgsqlBatchCommand ChunksOf(SampleSpan span, Guid[] objects, string? name, string? instance) => SqlStatements.Part(
        "select object_id, layout, block_id, points, place, times, content, begin_at from sample_chunks($1, $2, $3, $4, $5, $6)",
        SqlStatements.Value((int)span.Kind), SqlStatements.Value(objects), SqlStatements.Value(name), SqlStatements.Value(instance),
        SqlStatements.Value(span.From), SqlStatements.Value(span.To));

    private void TellDamage(long block, int place, Guid objectId, string reason) => LogDamaged(logger, block, place, objectId, reason);

    private Task<ImmutableArray<T>?> ReadIfVisible<T>(
        UnitScope scope, Guid objectId, NpgsqlBatchCommand statement, Func<NpgsqlDataReader, Task<ImmutableArray<T>>> read,
        CancellationToken cancellationToken) => scoped.ReadInScope<ImmutableArray<T>?>(
        scope, [SqlStatements.Part("select object_is_visible($1)", SqlStatements.Value(objectId)), statement], async reader =>
        {
            bool isVisible = await reader.ReadAsync(cancellationToken) && reader.GetBoolean(0);
            await reader.NextResultAsync(cancellationToken);
            return isVisible ? await read(reader) : null;
        }, cancellationToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sample block {Block}, place {Place}, of object {ObjectId} is damaged and shown as a gap: {Reason}.")]
    private static partial void LogDamaged(ILogger logger, long block, int place, Guid objectId, string reason);
}
