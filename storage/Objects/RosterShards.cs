using Npgsql;
using PrisonOps.Ports.Objects;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>A roster owns about 500 objects; a new object goes to the first that has room.</summary>
internal static class RosterShards
{
    public const int SizeMax = 500;

    /// <summary>Two creations at once may both take the last place; a roster with 501 objects is none the worse.</summary>
    public static Task<int> Pick(NpgsqlConnection connection, int unitId, MonitoringProtocol protocol, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            select coalesce(
              (select min(shard) from (
                select shard from object where unit_id = $1 and protocol = $2 and retired_at is null group by shard having count(*) < $3) roomy),
              (select max(shard) + 1 from object where unit_id = $1 and protocol = $2 and retired_at is null),
              0)
            """,
            SqlStatements.Value(unitId), SqlStatements.Value((short)protocol), SqlStatements.Value(SizeMax)).ReadValue<int>(cancellationToken);

    /// <summary>How many there are: an import begins behind them.</summary>
    public static Task<int> CountShards(NpgsqlConnection connection, int unitId, MonitoringProtocol protocol, CancellationToken cancellationToken) =>
        connection.Statement(
            "select coalesce(max(shard) + 1, 0) from object where unit_id = $1 and protocol = $2 and retired_at is null",
            SqlStatements.Value(unitId), SqlStatements.Value((short)protocol)).ReadValue<int>(cancellationToken);
}
