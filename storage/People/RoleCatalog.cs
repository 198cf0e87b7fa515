using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.People;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.People;

internal sealed class RoleCatalog(DatabaseConnections connections) : IRoleCatalog
{
    public async Task Publish(ImmutableArray<RoleRow> roles, CancellationToken cancellationToken)
    {
        if (roles.FirstOrDefault(RoleSeparation.HoldsBoth) is { } both)
        {
            throw new ArgumentException(
                $"Role '{both.Code}' grants both administration and the audit ({string.Join(", ", both.Permissions)}); clause 7.1.9-a.2 wants them apart.", nameof(roles));
        }

        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (RoleRow role in roles)
        {
            await connection.Statement(
                """
                insert into role (code, class, tiers, permissions, name_zh, name_en) values ($1, $2, $3, $4, $5, $6)
                on conflict (code) do update set class = excluded.class, tiers = excluded.tiers, permissions = excluded.permissions,
                  name_zh = excluded.name_zh, name_en = excluded.name_en
                """,
                SqlStatements.Value(role.Code), SqlStatements.Value((short)role.Class), SqlStatements.Value(role.Tiers.Select(t => (short)t).ToArray()),
                SqlStatements.Value(role.Permissions.ToArray()), SqlStatements.Value(role.NameZh), SqlStatements.Value(role.NameEn)).Run(cancellationToken);
        }

        await connection.Statement(
            """
            with gone as (update role set permissions = '{}' where code <> all ($1))
            delete from role r where r.code <> all ($1) and not exists (select from assignment a where a.role_code = r.code)
            """,
            SqlStatements.Value(roles.Select(r => r.Code).ToArray())).Run(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
