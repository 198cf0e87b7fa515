using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>Relations between objects. Both ends must be in the caller's scope, to make one and to see one.</summary>
internal sealed class RelationCommands(ScopedDatabase scoped, TimeProvider time)
{
    private const string Select = """
        select r.id, r.from_id, f.name, r.type, r.to_id, t.name, r.from_port, r.to_port, r.valid_from, r.valid_to, r.created_by
        from relation r
        join object f on f.id = r.from_id
        join object t on t.id = r.to_id
        """;

    private static bool IsAcyclic(RelationType type) => type is RelationType.HostedBy or RelationType.RunsOn or RelationType.MemberOf;

    public Task<ImmutableArray<RelationRow>> List(UnitScope scope, Guid objectId, bool withHistory, CancellationToken cancellationToken) =>
        scoped.InScope(
            scope, c => c.Statement(
                $"{Select} where (r.from_id = $1 or r.to_id = $1) and ($2 or r.valid_to is null) order by r.valid_to is not null, r.type, r.valid_from, r.id limit 1000",
                SqlStatements.Value(objectId), SqlStatements.Value(withHistory)).ReadAll(Read, cancellationToken),
            cancellationToken);

    public async Task<ChangeOutcome<RelationRow>> Relate(
        Actor actor, UnitScope scope, Guid fromId, RelationType type, Guid toId, string? fromPort, string? toPort, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(type)) return ChangeOutcome.Refused<RelationRow>("type", Refusal.Of("relation-type", "Relation type {given} is not allowed; types are 1 (hosted-by) to 7 (redundant-with).", ("given", (int)type)));
        if (fromId == toId) return ChangeOutcome.Refused<RelationRow>("toId", Refusal.Of("relation-to-itself", "An object has no relation to itself."));
        if (type != RelationType.ConnectedTo && (fromPort ?? toPort) is { } port)
            return ChangeOutcome.Refused<RelationRow>("fromPort", Refusal.Of("relation-port", "Port '{given}' is given; only connected-to has ports.", ("given", port)));

        try
        {
            return await scoped.InScope(scope, c => RelateIn(c, actor, fromId, type, toId, fromPort, toPort, cancellationToken), cancellationToken);
        }
        catch (PostgresException twice) when (twice.ConstraintName == "relation_valid")
        {
            return ChangeOutcome.Refused<RelationRow>("toId", Refusal.Of("relation-exists", "The two objects have this relation already."));
        }
    }

    public Task<ChangeOutcome<RelationRow>> End(Actor actor, UnitScope scope, Guid relationId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => EndIn(c, actor, relationId, cancellationToken), cancellationToken);

    /// <summary>As part of a greater change.</summary>
    public async Task<ChangeOutcome<RelationRow>> EndIn(NpgsqlConnection connection, Actor actor, Guid relationId, CancellationToken cancellationToken)
    {
        if (await Find(connection, relationId, cancellationToken) is not { ValidTo: null } before) return ChangeOutcome.NotFound<RelationRow>();

        UnitPlace? place = await connection.Statement(
            "update relation set valid_to = $2, ended_by = $3 where id = $1 and valid_to is null returning unit_id, province, prison",
            SqlStatements.Value(relationId), SqlStatements.Value(time.GetUtcNow()), SqlStatements.Value(actor.Name))
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken);
        if (place is null) return ChangeOutcome.Conflict<RelationRow>($"Relation {relationId} was ended by somebody else first.");

        RelationRow after = (await Find(connection, relationId, cancellationToken))!;
        await AuditLines.Write(connection, AuditLines.Change(time, actor, place.Value, "relation.end", Subject(after), before, after), cancellationToken);
        return ChangeOutcome.Done(after);
    }

    /// <summary>As part of a greater change.</summary>
    public async Task<ChangeOutcome<RelationRow>> RelateIn(
        NpgsqlConnection connection, Actor actor, Guid fromId, RelationType type, Guid toId, string? fromPort, string? toPort, CancellationToken cancellationToken)
    {
        // Two relations that close a circle only together must not both find the graph without the other.
        if (IsAcyclic(type))
            await connection.Statement("select pg_advisory_xact_lock(hashtext('prisonops.relation'), $1)", SqlStatements.Value((int)type)).Run(cancellationToken);

        ImmutableArray<(Guid Id, UnitPlace Place)> ends = await connection.Statement(
            "select id, unit_id, province, prison from object where id = any ($1) and retired_at is null", SqlStatements.Value<Guid[]>([fromId, toId]))
            .ReadAll(reader => (reader.GetGuid(0), reader.GetPlace(1)), cancellationToken);
        if (ends.Length < 2) return ChangeOutcome.NotFound<RelationRow>();
        if (IsAcyclic(type) && await connection.Statement(
            "select relation_closes_circle($1, $2, $3)", SqlStatements.Value((short)type), SqlStatements.Value(fromId), SqlStatements.Value(toId)).ReadValue<bool>(cancellationToken))
            return ChangeOutcome.Refused<RelationRow>("toId", Refusal.Of("relation-circle", "This relation would close a circle: the other object is above this one only through it."));

        UnitPlace place = ends.First(e => e.Id == fromId).Place;
        Guid id = Guid.CreateVersion7(time.GetUtcNow());
        await connection.Statement(
            """
            insert into relation (id, from_id, type, to_id, unit_id, province, prison, from_port, to_port, valid_from, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            SqlStatements.Value(id), SqlStatements.Value(fromId), SqlStatements.Value((short)type), SqlStatements.Value(toId),
            SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison), SqlStatements.Value(fromPort),
            SqlStatements.Value(toPort), SqlStatements.Value(time.GetUtcNow()), SqlStatements.Value(actor.Name)).Run(cancellationToken);
        RelationRow made = (await Find(connection, id, cancellationToken))!;
        await AuditLines.Write(connection, AuditLines.Change<RelationRow>(time, actor, place, "relation.create", Subject(made), null, made), cancellationToken);
        return ChangeOutcome.Done(made);
    }

    /// <summary>The id for programs, the names for people.</summary>
    private static string Subject(RelationRow relation) => $"{relation.Id} {relation.FromName} {relation.Type} {relation.ToName}";

    private static Task<RelationRow?> Find(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement($"{Select} where r.id = $1", SqlStatements.Value(id)).ReadFirst(Read, cancellationToken);

    private static RelationRow Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), (RelationType)reader.GetInt16(3), reader.GetGuid(4), reader.GetString(5),
        reader.GetText(6), reader.GetText(7), reader.GetInstant(8), reader.GetOptional<DateTimeOffset>(9), reader.GetString(10));
}
