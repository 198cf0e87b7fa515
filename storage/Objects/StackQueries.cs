using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Alarms;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

internal sealed class StackQueries(ScopedDatabase scoped) : IStackQueries
{
    private const int AlarmsMax = 500;

    private static readonly short[] Types = [.. StackRelations.Dependencies.Append(RelationType.RedundantWith).Select(type => (short)type)];

    public Task<StackRows?> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken) =>
        scoped.InScope<StackRows?>(scope, async c =>
        {
            if ((await ObjectLists.FindAll(c, [objectId], cancellationToken)).IsEmpty) return null;

            StackWalk walk = new(c, objectId, cancellationToken);
            Guid[] found = [.. await walk.Run()];
            Dictionary<Guid, ObjectListItem> items = (await ObjectLists.FindAll(c, found, cancellationToken)).ToDictionary(item => item.Id);
            // Between two statements an object may leave the scope.
            Guid[] visible = [.. found.Where(items.ContainsKey)];
            ImmutableArray<AlarmListItem> alarms = await AlarmQueries.ListOpenOf(c, visible, AlarmsMax + 1, cancellationToken);
            return new(
                [.. visible.Select(id => items[id])], await ListEdges(c, visible, cancellationToken), [.. alarms.Take(AlarmsMax)],
                walk.IsCut || alarms.Length > AlarmsMax);
        }, cancellationToken);

    private static Task<ImmutableArray<StackEdge>> ListEdges(NpgsqlConnection connection, Guid[] objects, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            select distinct l.id, r.type, r.to_id
            from unnest($1) l (id), lateral (
              select r.type, r.to_id from relation r where r.from_id = l.id and r.type = any ($2) and r.valid_to is null offset 0) r
            where r.to_id = any ($1)
            order by l.id, r.type, r.to_id
            """,
            SqlStatements.Value(objects), SqlStatements.Value(Types))
            .ReadAll(reader => new StackEdge(reader.GetGuid(0), (RelationType)reader.GetInt16(1), reader.GetGuid(2)), cancellationToken);
}
