using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Objects;

/// <summary>Named sets as people see them: everything but the secret.</summary>
internal sealed class CredentialCommands(ScopedDatabase scoped, CredentialSeal seal, CredentialVault vault, TimeProvider time)
{
    private const string Select = """
        select c.id, c.unit_id, c.name, c.kind, c.summary, (select count(*)::int from object o where o.credential_set_id = c.id and o.retired_at is null),
          c.changed_at, c.revision
        from credential_set c
        """;

    private static readonly string[] Kinds = ["snmp-community", "snmp-community-v1", "snmp-v3", "user-password", "http-basic", "http-bearer", "http-login"];

    public Task<ImmutableArray<CredentialSetRow>> List(UnitScope scope, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => c.Statement($"{Select} order by c.name, c.id limit 10000").ReadAll(Read, cancellationToken), cancellationToken);

    public async Task<ChangeOutcome<CredentialSetRow>> Seal(
        Actor actor, UnitScope scope, Guid? id, int unitId, string name, CredentialSecret secret, CancellationToken cancellationToken)
    {
        if (name.Trim().Length is 0 or > 100)
            return ChangeOutcome.Refused<CredentialSetRow>("name", Refusals.Length(name.Trim().Length, 1, 100));
        if (CheckSecret(secret) is { } refusal) return refusal;

        try
        {
            ChangeOutcome<CredentialSetRow> done = await scoped.InScope(
                scope, c => SealIn(c, actor, id, unitId, name.Trim(), secret, cancellationToken), cancellationToken);
            if (done.Value is { } changed) vault.Forget(changed.Id);
            return done;
        }
        catch (PostgresException twice) when (twice.ConstraintName == "credential_set_name")
        {
            return ChangeOutcome.Refused<CredentialSetRow>("name", Refusal.Of("credential-name-taken", "The unit has a credential set '{given}' already.", ("given", name.Trim())));
        }
    }

    private async Task<ChangeOutcome<CredentialSetRow>> SealIn(
        NpgsqlConnection connection, Actor actor, Guid? id, int unitId, string name, CredentialSecret secret, CancellationToken cancellationToken)
    {
        if (await UnitPlaces.Find(connection, unitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<CredentialSetRow>();

        CredentialSetRow? before = id is { } known ? await Find(connection, known, cancellationToken) : null;
        if (id is not null && before is null) return ChangeOutcome.NotFound<CredentialSetRow>();
        if (before is not null && before.UnitId != unitId)
            return ChangeOutcome.Refused<CredentialSetRow>("unitId", Refusal.Of("credential-cannot-move", "Credential set '{name}' cannot move to another unit.", ("name", before.Name)));

        Guid set = id ?? Guid.CreateVersion7(time.GetUtcNow());
        await connection.Statement(
            before is null
                ? """
                  insert into credential_set (id, unit_id, province, prison, name, kind, summary, sealed, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                  """
                : """
                  update credential_set set name = $5, kind = $6, summary = $7, sealed = $8, changed_at = $9, revision = revision + 1
                  where id = $1 and unit_id = $2 and province = $3 and prison = $4
                  """,
            SqlStatements.Value(set), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison),
            SqlStatements.Value(name), SqlStatements.Value(secret.Kind), SqlStatements.Value(Summarise(secret)), SqlStatements.Value(seal.Seal(set, secret)),
            SqlStatements.Value(time.GetUtcNow())).Run(cancellationToken);
        CredentialSetRow after = (await Find(connection, set, cancellationToken))!;
        await AuditLines.Write(
            connection, AuditLines.Change(time, actor, place, before is null ? "credential.create" : "credential.change", name, before, after), cancellationToken);
        return ChangeOutcome.Done(after);
    }

    private static ChangeOutcome<CredentialSetRow>? CheckSecret(CredentialSecret secret) => secret switch
    {
        { Kind: "snmp-community" or "snmp-community-v1", Community: null or "" } => ChangeOutcome.Refused<CredentialSetRow>("community", Refusal.Of("credential-needs-community", "A set of this kind needs a community.")),
        { Kind: "snmp-v3" or "user-password" or "http-basic" or "http-login", UserName: null or "" } => ChangeOutcome.Refused<CredentialSetRow>("userName", Refusal.Of("credential-needs-user", "A set of this kind needs a user name.")),
        { Kind: var kind } when !Kinds.Contains(kind) => ChangeOutcome.Refused<CredentialSetRow>("kind", Refusals.OneOf(kind, Kinds)),
        _ => null,
    };

    private static string Summarise(CredentialSecret secret) => secret.Kind switch
    {
        "snmp-community" => "SNMP v2c",
        "snmp-community-v1" => "SNMP v1",
        "http-bearer" => "token",
        "snmp-v3" => $"{secret.UserName}, {secret.AuthProtocol ?? "no authentication"}, {secret.PrivProtocol ?? "no privacy"}",
        _ => secret.UserName ?? "",
    };

    private static Task<CredentialSetRow?> Find(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement($"{Select} where c.id = $1", SqlStatements.Value(id)).ReadFirst(Read, cancellationToken);

    private static CredentialSetRow Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5), reader.GetInstant(6),
        reader.GetInt64(7));
}
