using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>The objects behind maps that are nodes of other maps, by state.</summary>
internal static class TopologyCounts
{
    public static async Task<ImmutableDictionary<Guid, ImmutableDictionary<ObjectState, int>>> Run(
        NpgsqlConnection connection, ImmutableArray<TopologyMap> maps, CancellationToken cancellationToken)
    {
        TopologyMap[] automatic = [.. maps.Where(map => map.Kind == TopologyMapKind.Automatic)];
        Guid[] drawn = [.. maps.Where(map => map.Kind == TopologyMapKind.Drawn).Select(map => map.Id)];
        Dictionary<Guid, Dictionary<ObjectState, int>> counts = maps.DistinctBy(map => map.Id).ToDictionary(map => map.Id, _ => new Dictionary<ObjectState, int>());
        if (automatic.Length > 0)
        {
            ImmutableArray<(UnitPlace Place, ObjectState State, int Count)> units = await connection.Statement(
                "select s.unit_id, s.province, s.prison, s.state, count(*)::int from object_state s where not s.retired group by 1, 2, 3, 4")
                .ReadAll(reader => (reader.GetPlace(0), (ObjectState)reader.GetInt16(3), reader.GetInt32(4)), cancellationToken);
            foreach (TopologyMap map in automatic)
            {
                foreach ((UnitPlace place, ObjectState state, int count) in units)
                {
                    if (Holds(map.Place, place)) Add(counts[map.Id], state, count);
                }
            }
        }

        if (drawn.Length > 0)
        {
            foreach ((Guid map, ObjectState state, int count) in await connection.Statement(
                """
                select e.map_id, s.state, count(*)::int
                from topology_element e join object_state s on s.object_id = e.object_id
                where e.map_id = any ($1) and not s.retired group by 1, 2
                """,
                SqlStatements.Value(drawn)).ReadAll(reader => (reader.GetGuid(0), (ObjectState)reader.GetInt16(1), reader.GetInt32(2)), cancellationToken))
                Add(counts[map], state, count);
        }

        return counts.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.ToImmutableDictionary());
    }

    private static void Add(Dictionary<ObjectState, int> counts, ObjectState state, int count) => counts[state] = counts.GetValueOrDefault(state) + count;

    private static bool Holds(UnitPlace unit, UnitPlace item) =>
        unit.Unit == item.Unit || (unit.Prison == 0 && (unit.Province == 0 || unit.Province == item.Province));
}
