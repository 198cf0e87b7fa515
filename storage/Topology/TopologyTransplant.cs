using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Topology;

/// <summary>A map as template for another unit: its objects become those of the same class and name there, and symbols where there are none.</summary>
internal static class TopologyTransplant
{
    public static async Task<ImmutableArray<TopologyElement>> Run(
        NpgsqlConnection connection, TopologyCopy copy, UnitPlace place, CancellationToken cancellationToken)
    {
        if (copy.OfUnitId == place.Unit) return copy.Elements;

        Guid[] objects = [.. copy.Elements.Select(element => element.ObjectId).OfType<Guid>().Distinct()];
        Dictionary<Guid, (string ClassCode, string Name, Guid? Twin)> twins = (await connection.Statement(
            """
            select o.id, o.class_code, o.name, (
              select t.id from object t where t.unit_id = $2 and t.class_code = o.class_code and t.name = o.name and t.retired_at is null order by t.code, t.id limit 1)
            from object o where o.id = any ($1)
            """,
            SqlStatements.Value(objects), SqlStatements.Value(place.Unit))
            .ReadAll(reader => (Id: reader.GetGuid(0), ClassCode: reader.GetString(1), Name: reader.GetString(2), Twin: reader.GetOptional<Guid>(3)), cancellationToken))
            .ToDictionary(row => row.Id, row => (row.ClassCode, row.Name, row.Twin));
        HashSet<Guid> taken = [];
        // A line that follows a relation belongs to the objects of the other unit, and a nested map to its tree.
        return [.. copy.Elements.Where(element => element.RelationId is null && element.MapId is null).Select(element => Move(element, twins, taken))];
    }

    private static TopologyElement Move(
        TopologyElement element, Dictionary<Guid, (string ClassCode, string Name, Guid? Twin)> twins, HashSet<Guid> taken)
    {
        if (element.ObjectId is not { } id) return element;
        if (!twins.TryGetValue(id, out (string ClassCode, string Name, Guid? Twin) was)) return element with { ObjectId = null };
        if (was.Twin is { } twin && taken.Add(twin)) return element with { ObjectId = twin };

        return element with { ObjectId = null, Label = element.Label ?? was.Name, Style = element.Style.SetItem("icon", was.ClassCode) };
    }
}
