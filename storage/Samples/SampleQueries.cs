using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Samples;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Samples;

internal sealed class SampleQueries(ScopedDatabase scoped) : ISampleQueries
{
    private const int PointsMax = 10_000;

    public Task<ImmutableArray<SeriesName>?> ListSeries(
        UnitScope scope, Guid objectId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        IfVisible(scope, objectId, c => c.Statement(
            "select name, instance, unit from sample_series($1, $2, $3)", SqlStatements.Value(objectId), SqlStatements.Value(from), SqlStatements.Value(to))
            .ReadAll(reader => new SeriesName(reader.GetString(0), reader.GetString(1), reader.GetString(2)), cancellationToken), cancellationToken);

    public Task<ImmutableArray<SamplePoint>?> Read(
        UnitScope scope, Guid objectId, string name, string instance, DateTimeOffset from, DateTimeOffset to, int pointsMax,
        CancellationToken cancellationToken)
    {
        if (pointsMax is < 1 or > PointsMax) throw new ArgumentOutOfRangeException(nameof(pointsMax), pointsMax, $"A chart has 1 to {PointsMax} points.");
        if (to <= from) throw new ArgumentOutOfRangeException(nameof(to), to, $"The end of a chart lies after its beginning, {from:u}.");

        return IfVisible(scope, objectId, async c =>
        {
            ImmutableArray<(DateTimeOffset At, double Value)> raw = await c.Statement(
                "select at, value from sample_points($1, $2, $3, $4, $5) where value <> 'NaN'",
                SqlStatements.Value(objectId), SqlStatements.Value(name), SqlStatements.Value(instance), SqlStatements.Value(from), SqlStatements.Value(to))
                .ReadAll(reader => (reader.GetInstant(0), reader.GetDouble(1)), cancellationToken);
            return SampleThinning.Thin(raw, from, to, pointsMax);
        }, cancellationToken);
    }

    private Task<ImmutableArray<T>?> IfVisible<T>(
        UnitScope scope, Guid objectId, Func<NpgsqlConnection, Task<ImmutableArray<T>>> read, CancellationToken cancellationToken) =>
        scoped.InScope<ImmutableArray<T>?>(
            scope,
            async c => await c.Statement("select object_is_visible($1)", SqlStatements.Value(objectId)).ReadValue<bool>(cancellationToken) ? await read(c) : null,
            cancellationToken);
}
