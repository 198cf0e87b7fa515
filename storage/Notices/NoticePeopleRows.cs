using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Notices;

/// <summary>People who hold a role, with what they may see and how they want to be told.</summary>
internal static class NoticePeopleRows
{
    private const int PeopleMax = 20_000;

    public static async Task<ImmutableArray<NoticePerson>> Load(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ImmutableArray<(Guid Account, NoticeGrant Grant)> grants = await connection.Statement(
            """
            select s.account_id, s.role_code, r.class, s.unit_id, s.province, s.prison, s.tier, $2 = any (r.permissions)
            from assignment s join role r on r.code = s.role_code
            where s.valid_from <= $1 and (s.valid_to is null or s.valid_to > $1)
            """,
            SqlStatements.Value(now), SqlStatements.Value(Permissions.AlarmRead)).ReadAll(ReadGrant, cancellationToken);
        ILookup<Guid, NoticeGrant> byAccount = grants.ToLookup(row => row.Account, row => row.Grant);
        return await connection.Statement(
            $"""
            select a.id, a.user_name, a.display_name, p.fields, coalesce(p.revision, 0)
            from account a left join notice_profile p on p.account_id = a.id
            where not a.disabled order by a.id limit {PeopleMax}
            """).ReadAll(
                reader => new NoticePerson(
                    reader.GetGuid(0), reader.GetString(1), reader.GetString(2), Profile(reader.GetText(3), reader.GetInt64(4)), [.. byAccount[reader.GetGuid(0)]]),
                cancellationToken);
    }

    public static NoticeProfile Profile(string? fields, long revision) =>
        fields is null ? NoticeProfile.Default : NoticeColumns.Of<NoticeProfile>(fields) with { Revision = revision };

    private static (Guid Account, NoticeGrant Grant) ReadGrant(NpgsqlDataReader reader) => (
        reader.GetGuid(0),
        new(reader.GetString(1), (RoleClass)reader.GetInt16(2), reader.GetPlace(3), (UnitTier)reader.GetInt16(6), reader.GetBoolean(7)));
}
