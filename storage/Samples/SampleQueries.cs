using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples;

internal sealed partial class SampleQueries(ScopedDatabase scoped, IOptions<SampleOptions> options, TimeProvider time, ILogger<SampleQueries> logger)
    : ISampleQueries
{
    private const int PointsMax = 10_000;
    private const int ObjectsMax = 500;

    public Task<ImmutableArray<SeriesName>?> ListSeries(
        UnitScope scope, Guid objectId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        IfVisible<SeriesName>(scope, objectId, async c =>
        {
            ImmutableArray<ObjectLayout> layouts = await LoadLayouts(c, [objectId], from, to, cancellationToken);
            return [.. layouts.SelectMany(layout => layout.Series).Distinct()
                .OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Instance, StringComparer.Ordinal)];
        }, cancellationToken);

    public Task<ImmutableArray<SamplePoint>?> Read(
        UnitScope scope, Guid objectId, string name, string instance, DateTimeOffset from, DateTimeOffset to, int pointsMax,
        CancellationToken cancellationToken)
    {
        SampleSpan span = Span(from, to, pointsMax);
        return IfVisible<SamplePoint>(scope, objectId, async c =>
        {
            ImmutableArray<ObjectLayout> layouts = await LoadLayouts(c, [objectId], span.From, span.To, cancellationToken);
            (int Layout, int Place)[] places =
                [.. layouts.Select(layout => (layout.Layout, Place: layout.PlaceOf(name, instance))).Where(place => place.Place > 0).Distinct()];
            if (places.Length == 0) return [];

            SampleSeries series = new();
            await using NpgsqlCommand command = ChunksOf(c, span, [objectId], places);
            await new ChunkReading((_, _, _) => series, TellDamage).Read(command, cancellationToken);
            return series.Thin(span.FromUs, span.ToUs, pointsMax);
        }, cancellationToken);
    }

    public Task<ImmutableArray<ObjectSeries>> ReadAll(
        UnitScope scope, ImmutableArray<Guid> objects, DateTimeOffset from, DateTimeOffset to, int pointsMax, CancellationToken cancellationToken)
    {
        if (objects.Length is 0 or > ObjectsMax) throw new ArgumentOutOfRangeException(nameof(objects), objects.Length, $"1 to {ObjectsMax} objects are read at once.");
        SampleSpan span = Span(from, to, pointsMax);
        return scoped.InScope<ImmutableArray<ObjectSeries>>(scope, async c =>
        {
            Dictionary<(Guid, int), ObjectLayout> layouts =
                (await LoadLayouts(c, [.. objects], span.From, span.To, cancellationToken)).ToDictionary(layout => (layout.ObjectId, layout.Layout));
            Dictionary<(Guid ObjectId, SeriesName Name), SampleSeries> series = [];
            await using NpgsqlCommand command = ChunksOf(c, span, [.. objects], null);
            await new ChunkReading((objectId, layout, place) => SeriesOf(series, layouts, objectId, layout, place), TellDamage).Read(command, cancellationToken);
            return
            [
                .. series.Select(s => new ObjectSeries(s.Key.ObjectId, s.Key.Name, s.Value.Thin(span.FromUs, span.ToUs, pointsMax))).Where(s => !s.Points.IsEmpty),
            ];
        }, cancellationToken);
    }

    /// <summary>A layout that came between both statements has its first row in the next answer.</summary>
    private static SampleSeries? SeriesOf(
        Dictionary<(Guid, SeriesName), SampleSeries> all, Dictionary<(Guid, int), ObjectLayout> layouts, Guid objectId, int layout, int place)
    {
        if (!layouts.TryGetValue((objectId, layout), out ObjectLayout? known) || place > known.Series.Length) return null;

        (Guid, SeriesName) key = (objectId, known.Series[place - 1]);
        if (!all.TryGetValue(key, out SampleSeries? series)) all.Add(key, series = new());
        return series;
    }

    private SampleSpan Span(DateTimeOffset from, DateTimeOffset to, int pointsMax)
    {
        if (pointsMax is < 1 or > PointsMax) throw new ArgumentOutOfRangeException(nameof(pointsMax), pointsMax, $"A chart has 1 to {PointsMax} points.");
        if (to <= from) throw new ArgumentOutOfRangeException(nameof(to), to, $"The end of a chart lies after its beginning, {from:u}.");
        return SampleSpan.Of(from, to, pointsMax, time.GetUtcNow().AddDays(-options.Value.ChunkDays));
    }

    private static Task<ImmutableArray<ObjectLayout>> LoadLayouts(
        NpgsqlConnection connection, Guid[] objects, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        connection.Statement(
            "select object_id, layout, names, instances, units from sample_layouts($1, $2, $3)",
            SqlStatements.Value(objects), SqlStatements.Value(from), SqlStatements.Value(to))
            .ReadAll(ObjectLayout.Read, cancellationToken);

    private static NpgsqlCommand ChunksOf(NpgsqlConnection connection, SampleSpan span, Guid[] objects, (int Layout, int Place)[]? places) =>
        connection.Statement(
            "select object_id, layout, block_id, points, place, content, valid_from, at, \"values\" from sample_chunks($1, $2, $3, $4, $5, $6)",
            SqlStatements.Value((int)span.Kind), SqlStatements.Value(objects), SqlStatements.Value(places?.Select(p => p.Layout).ToArray()),
            SqlStatements.Value(places?.Select(p => p.Place).ToArray()), SqlStatements.Value(span.From), SqlStatements.Value(span.To));

    private void TellDamage(long block, int place, Guid objectId, string reason) => LogDamaged(logger, block, place, objectId, reason);

    private Task<ImmutableArray<T>?> IfVisible<T>(
        UnitScope scope, Guid objectId, Func<NpgsqlConnection, Task<ImmutableArray<T>>> read, CancellationToken cancellationToken) =>
        scoped.InScope<ImmutableArray<T>?>(
            scope,
            async c => await c.Statement("select object_is_visible($1)", SqlStatements.Value(objectId)).ReadValue<bool>(cancellationToken) ? await read(c) : null,
            cancellationToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "Sample block {Block}, place {Place}, of object {ObjectId} is damaged and shown as a gap: {Reason}.")]
    private static partial void LogDamaged(ILogger logger, long block, int place, Guid objectId, string reason);
}
