using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.People;

internal static class RoleRows
{
    public static Task<ImmutableArray<RoleRow>> Load(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.Statement("select code, class, tiers, permissions, name_zh, name_en from role order by code").ReadAll(Read, cancellationToken);

    private static RoleRow Read(NpgsqlDataReader reader) => new(
        reader.GetString(0), (RoleClass)reader.GetInt16(1), [.. reader.GetFieldValue<short[]>(2).Select(t => (UnitTier)t)],
        [.. reader.GetFieldValue<string[]>(3)], reader.GetString(4), reader.GetString(5));
}
