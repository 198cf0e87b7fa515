using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Topology;

/// <summary>Maps as a whole: made, copied, named, given a background, deleted.</summary>
internal sealed class TopologyMapCommands(TimeProvider time)
{
    public async Task<ChangeOutcome<TopologyMap>> Create(
        NpgsqlConnection connection, Actor actor, int unitId, TopologyMapDraft draft, TopologyCopy? copy, CancellationToken cancellationToken)
    {
        if (CheckName(draft.Name) is { } refused) return refused;
        if (await UnitPlaces.Find(connection, unitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<TopologyMap>();

        // Pictures are kept for a map, so a new one has none yet.
        if (draft.Background is { } given && await RefuseBackground(connection, Guid.Empty, given, cancellationToken) is { } early) return early;

        DateTimeOffset now = time.GetUtcNow();
        TopologyMap made = new(
            Guid.CreateVersion7(now), place, "", "", draft.Name.Trim(), TopologyMapKind.Drawn, draft.IsTemplate, null, actor.Name, now, 1);
        await TopologyMaps.Insert(connection, made, cancellationToken);
        if (copy is not null)
        {
            await TopologyElements.Put(connection, made, await TopologyTransplant.Run(connection, copy, place, cancellationToken), cancellationToken);
            if (await TopologyPictures.Copy(connection, copy.OfMapId, made, now, cancellationToken) is { } background)
                await SetFields(connection, made with { Background = background }, cancellationToken);
        }

        TopologyMap after = (await TopologyMaps.Find(connection, made.Id, cancellationToken))!;
        await AuditLines.Write(
            connection, AuditLines.Change<TopologyMap>(time, actor, place, copy is null ? "topology.map-create" : "topology.map-copy", after.Name, null, after),
            cancellationToken);
        return ChangeOutcome.Done(after);
    }

    public async Task<ChangeOutcome<TopologyMap>> Update(
        NpgsqlConnection connection, Actor actor, Guid mapId, TopologyMapDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (await TopologyMaps.Find(connection, mapId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<TopologyMap>();
        if (before.Kind == TopologyMapKind.Drawn && CheckName(draft.Name) is { } refused) return refused;
        if (draft.Background is { } background && await RefuseBackground(connection, mapId, background, cancellationToken) is { } missing) return missing;
        if (await TopologyMaps.Advance(connection, before, revision, actor.Name, time.GetUtcNow(), cancellationToken) is not { } advanced)
            return TopologyMaps.Conflict(before, revision);

        TopologyMap after = advanced with
        {
            Name = before.Kind == TopologyMapKind.Automatic ? "" : draft.Name.Trim(), IsTemplate = draft.IsTemplate, Background = draft.Background,
        };
        await SetFields(connection, after, cancellationToken);
        await AuditLines.Write(
            connection, AuditLines.Change(time, actor, before.Place, "topology.map-update", TopologyMaps.Subject(after), before, after), cancellationToken);
        return ChangeOutcome.Done(after);
    }

    public async Task<ChangeOutcome<TopologyMap>> Delete(
        NpgsqlConnection connection, Actor actor, Guid mapId, long revision, CancellationToken cancellationToken)
    {
        if (await TopologyMaps.Find(connection, mapId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<TopologyMap>();
        if (before.Revision != revision
            || await connection.Statement(
                "delete from topology_map where id = $1 and revision = $2", SqlStatements.Value(mapId), SqlStatements.Value(revision)).Run(cancellationToken) == 0)
            return TopologyMaps.Conflict(before, revision);

        await AuditLines.Write(
            connection, AuditLines.Change(time, actor, before.Place, "topology.map-delete", TopologyMaps.Subject(before), before, null), cancellationToken);
        return ChangeOutcome.Done(before);
    }

    private static Task<int> SetFields(NpgsqlConnection connection, TopologyMap map, CancellationToken cancellationToken) => connection.Statement(
        "update topology_map set name = $2, is_template = $3, background = $4::jsonb where id = $1", SqlStatements.Value(map.Id), SqlStatements.Value(map.Name),
        SqlStatements.Value(map.IsTemplate), TopologyColumns.Json(map.Background)).Run(cancellationToken);

    private static async Task<ChangeOutcome<TopologyMap>?> RefuseBackground(
        NpgsqlConnection connection, Guid mapId, TopologyBackground background, CancellationToken cancellationToken) =>
        await connection.Statement(
            "select exists (select from topology_picture where id = $1 and map_id = $2)", SqlStatements.Value(background.PictureId), SqlStatements.Value(mapId))
            .ReadValue<bool>(cancellationToken)
            ? null
            : ChangeOutcome.Refused<TopologyMap>(
                "background", Refusal.Of("topology-picture", "Picture {given} was not kept for this map; send its bytes first.", ("given", background.PictureId)));

    private static ChangeOutcome<TopologyMap>? CheckName(string name) => name.Trim().Length is 0 or > TopologyMap.NameLengthMax
        ? ChangeOutcome.Refused<TopologyMap>("name", Refusals.Length(name.Trim().Length, 1, TopologyMap.NameLengthMax))
        : null;
}
