using Npgsql;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Units;

/// <summary>Where a unit stands, and what stands in it.</summary>
internal static class UnitPlaces
{
    /// <summary>Narrows a list to the rows of a unit and those below it; false when the unit is not in the scope of the connection: the list is empty then.</summary>
    public static async Task<bool> Restrict(NpgsqlConnection connection, SqlFilter where, int? unitId, string alias, CancellationToken cancellationToken)
    {
        if (unitId is not { } unit) return true;
        if (await Find(connection, unit, cancellationToken) is not { } place) return false;
        where.Of(place, false, alias);
        return true;
    }

    /// <summary>Null when the unit is not in the scope of the connection.</summary>
    public static Task<UnitPlace?> Find(NpgsqlConnection connection, int unitId, CancellationToken cancellationToken) =>
        connection.Statement("select unit_id, province, prison from unit where id = $1", SqlStatements.Value(unitId))
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken);
}
