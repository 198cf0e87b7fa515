using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras.Diagnosis;

internal sealed class CameraSettingsStore(DatabaseConnections connections, ScopedDatabase scoped, TimeProvider time) : ICameraSettingsStore
{
    private const string ReferenceColumns = "r.camera_id, r.profile, r.picture_key, r.taken_at, r.accepted_by, r.measured";

    public Task<CameraJudgementBasis?> Find(UnitScope scope, Guid cameraId, CancellationToken cancellationToken) => scoped.InScope(
        scope,
        async c => await SettingRows.Find(c, cameraId, forUpdate: false, cancellationToken) is { } settings
            ? await SettingRows.Basis(c, settings, [], cancellationToken)
            : null,
        cancellationToken);

    public async Task<CameraJudgementBasis> Load(
        Guid cameraId, UnitPlace place, ImmutableArray<CameraReference> known, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        CameraSettings settings = await SettingRows.Find(connection, cameraId, forUpdate: false, cancellationToken) ?? new(cameraId, place);
        return await SettingRows.Basis(connection, settings, known, cancellationToken);
    }

    public async Task<ImmutableArray<CameraSettings>> LoadUnit(int unitId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await SettingRows.OfUnit(connection, unitId, cancellationToken);
    }

    public Task<ChangeOutcome<CameraSettings>> Update(
        Actor actor, UnitScope scope, Guid cameraId, bool isKey, string? group, long revision, CancellationToken cancellationToken)
    {
        if (group is not null && group.Trim().Length is 0 or > CameraGroups.LengthMax)
            return Task.FromResult(ChangeOutcome.Refused<CameraSettings>(
                "group", Refusals.Length(group.Trim().Length, 1, CameraGroups.LengthMax)));

        return scoped.InScope(scope, async c =>
        {
            if (await SettingRows.Find(c, cameraId, forUpdate: true, cancellationToken) is not { } before) return ChangeOutcome.NotFound<CameraSettings>();
            if (before.Revision != revision)
                return ChangeOutcome.Conflict<CameraSettings>($"The settings of camera {cameraId} have revision {before.Revision}, not {revision}: somebody changed them first.");

            CameraSettings after = before with { IsKey = isKey, Group = group?.Trim(), Revision = revision + 1 };
            await SettingRows.Save(c, after, cancellationToken);
            await AuditLines.Write(
                c, AuditLines.Change(time, actor, after.Place, "camera.settings", cameraId.ToString(), before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<CameraReference>> TakeReference(
        Actor actor, UnitScope scope, Guid cameraId, DayProfile profile, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await SettingRows.Find(c, cameraId, forUpdate: true, cancellationToken) is not { } camera) return ChangeOutcome.NotFound<CameraReference>();

            CameraReference? before = (await SettingRows.Basis(c, camera, [], cancellationToken)).References.FirstOrDefault(known => known.Profile == profile);
            return await AcceptReference(c, actor, camera, before, profile, cancellationToken) is { } after
                ? ChangeOutcome.Done(after)
                : ChangeOutcome.Refused<CameraReference>("profile", Refusal.Of(
                    "no-picture", "Camera {camera} has no picture yet that could become its reference; diagnose it first.", ("camera", cameraId)));
        }, cancellationToken);

    public Task<ChangeOutcome<CameraExclusion>> WithdrawExclusion(Actor actor, UnitScope scope, Guid exclusionId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await SettingRows.FindExclusion(c, exclusionId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<CameraExclusion>();
            if (before.WithdrawnAt is not null)
                return ChangeOutcome.Conflict<CameraExclusion>($"The exclusion was withdrawn by {before.WithdrawnBy} at {before.WithdrawnAt:u} already.");

            CameraExclusion after = before with { WithdrawnBy = actor.Name, WithdrawnAt = time.GetUtcNow() };
            UnitPlace place = await c.Statement(
                "update camera_exclusion set withdrawn_by = $2, withdrawn_at = $3 where id = $1 returning unit_id, province, prison",
                SqlStatements.Value(exclusionId), SqlStatements.Value(after.WithdrawnBy), SqlStatements.Value(after.WithdrawnAt))
                .ReadFirst(reader => reader.GetPlace(0), cancellationToken);
            await AuditLines.Write(
                c, AuditLines.Change(time, actor, place, "camera.exclusion-withdraw", after.CameraId.ToString(), before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);

    public async Task<CameraReference?> LearnReference(Guid cameraId, DayProfile profile, DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"select {ReferenceColumns} from reference_put($1, $2, null, $3) r",
            SqlStatements.Value(cameraId), SqlStatements.Value((short)profile), SqlStatements.Value(takenAt))
            .ReadFirst(SettingRows.ReadReference, cancellationToken);
    }

    /// <summary>Null when there is no picture.</summary>
    internal async Task<CameraReference?> AcceptReference(
        NpgsqlConnection connection, Actor actor, CameraSettings camera, CameraReference? before, DayProfile profile, CancellationToken cancellationToken)
    {
        CameraReference? after = await connection.Statement(
            $"select {ReferenceColumns} from reference_accept($1, $2, $3) r",
            SqlStatements.Value(camera.CameraId), SqlStatements.Value((short)profile), SqlStatements.Value(actor.Name))
            .ReadFirst(SettingRows.ReadReference, cancellationToken);
        if (after is null) return null;

        // Of the numbers the audit keeps none: the key names the picture.
        await AuditLines.Write(
            connection,
            AuditLines.Change(
                time, actor, camera.Place, "camera.reference", camera.CameraId.ToString(), before is null ? null : before with { Measured = [] },
                after with { Measured = [] }),
            cancellationToken);
        return after;
    }
}
