using Npgsql;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Units;

/// <summary>Where a unit stands; null when it is not in the scope of the connection.</summary>
internal static class UnitPlaces
{
    public static Task<UnitPlace?> Find(NpgsqlConnection connection, int unitId, CancellationToken cancellationToken) =>
        connection.Statement("select unit_id, province, prison from unit where id = $1", SqlStatements.Value(unitId))
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken);
}
