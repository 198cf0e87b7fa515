using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.People;

internal static class AssignmentRows
{
    public const string Columns = "s.id, s.account_id, s.role_code, s.unit_id, s.province, s.prison, s.tier, s.valid_from, s.valid_to, s.granted_by";

    public static Assignment Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetPlace(3), (UnitTier)reader.GetInt16(6), reader.GetInstant(7),
        reader.GetOptional<DateTimeOffset>(8), reader.GetString(9));

    /// <summary>All of an account, whatever the scope of the connection.</summary>
    public static Task<ImmutableArray<Assignment>> LoadValid(NpgsqlConnection connection, Guid accountId, DateTimeOffset at, CancellationToken cancellationToken) =>
        connection.Statement($"select {Columns} from assignments_of($1, $2) s", SqlStatements.Value(accountId), SqlStatements.Value(at))
            .ReadAll(Read, cancellationToken);

    public static Task Insert(NpgsqlConnection connection, Assignment assignment, CancellationToken cancellationToken) => connection.Statement(
        """
        insert into assignment (id, account_id, role_code, unit_id, province, prison, tier, valid_from, valid_to, granted_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """,
        SqlStatements.Value(assignment.Id), SqlStatements.Value(assignment.AccountId), SqlStatements.Value(assignment.RoleCode),
        SqlStatements.Value(assignment.Place.Unit), SqlStatements.Value(assignment.Place.Province), SqlStatements.Value(assignment.Place.Prison),
        SqlStatements.Value((short)assignment.Tier), SqlStatements.Value(assignment.ValidFrom), SqlStatements.Value(assignment.ValidTo),
        SqlStatements.Value(assignment.GrantedBy)).Run(cancellationToken);
}
