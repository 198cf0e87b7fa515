using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras.Diagnosis;

internal sealed class CommissioningStore(ScopedDatabase scoped, CameraSettingsStore settings, TimeProvider time) : ICommissioning
{
    private const int ReasonLengthMax = 200;

    public Task<ChangeOutcome<ImmutableArray<CommissioningResult>>> Decide(
        Actor actor, UnitScope scope, CommissioningOrder order, CancellationToken cancellationToken)
    {
        if (Check(order) is { } refusal) return Task.FromResult(refusal);
        return scoped.InScope(scope, async c =>
        {
            ImmutableArray<CommissioningResult>.Builder results = ImmutableArray.CreateBuilder<CommissioningResult>();
            foreach (Guid camera in order.CameraIds) results.Add(new(camera, await DecideOne(c, actor, order, camera, cancellationToken)));
            return ChangeOutcome.Done(results.DrainToImmutable());
        }, cancellationToken);
    }

    /// <summary>Null when it is done, else why not.</summary>
    private async Task<string?> DecideOne(NpgsqlConnection connection, Actor actor, CommissioningOrder order, Guid camera, CancellationToken cancellationToken)
    {
        if (await SettingRows.Find(connection, camera, forUpdate: true, cancellationToken) is not { } before) return "not-found";

        if (order.Verdict == CommissioningVerdict.Accept)
        {
            CameraJudgementBasis basis = await SettingRows.Basis(connection, before, [], cancellationToken);
            DayProfile profile = await LatestProfile(connection, camera, cancellationToken);
            CameraReference? reference = basis.References.FirstOrDefault(known => known.Profile == profile);
            if (await settings.AcceptReference(connection, actor, before, reference, profile, cancellationToken) is null) return "no-picture";
        }

        CameraSettings after = Decided(before, order) with { DecidedBy = actor.Name, DecidedAt = time.GetUtcNow(), Revision = before.Revision + 1 };
        await SettingRows.Save(connection, after, cancellationToken);
        await AuditLines.Write(
            connection, AuditLines.Change(time, actor, after.Place, "camera.commission", camera.ToString(), before, after), cancellationToken);
        return null;
    }

    private static CameraSettings Decided(CameraSettings before, CommissioningOrder order)
    {
        CameraSettings plain = before with { ExpectedFaults = [], ExpectedReason = null, ExpectedUntil = null, ExpectedOrder = null };
        return order.Verdict switch
        {
            CommissioningVerdict.Expected => plain with
            {
                Commissioning = Commissioning.ExpectedFault, ExpectedFaults = order.Faults, ExpectedReason = order.Reason?.Trim(),
                ExpectedUntil = order.Until?.ToUniversalTime(), ExpectedOrder = string.IsNullOrWhiteSpace(order.Order) ? null : order.Order.Trim(),
            },
            CommissioningVerdict.Reopen => plain with { Commissioning = Commissioning.Pending },
            _ => plain with { Commissioning = Commissioning.Accepted, FirstPictureCounts = order.FirstPictureCounts },
        };
    }

    private static async Task<DayProfile> LatestProfile(NpgsqlConnection connection, Guid camera, CancellationToken cancellationToken)
    {
        short profile = await connection.Statement("select p.profile from picture p where p.camera_id = $1 and p.kind = 1", SqlStatements.Value(camera))
            .ReadValue<short>(cancellationToken);
        return profile == 0 ? DayProfile.Day : (DayProfile)profile;
    }

    private ChangeOutcome<ImmutableArray<CommissioningResult>>? Check(CommissioningOrder order)
    {
        if (order.CameraIds.Length is 0 or > CommissioningOrder.CamerasMax)
            return Refused("cameraIds", Refusals.Range(order.CameraIds.Length, 1, CommissioningOrder.CamerasMax));
        if (order.Verdict != CommissioningVerdict.Expected) return null;
        if (string.IsNullOrWhiteSpace(order.Reason) || order.Reason.Trim().Length > ReasonLengthMax)
            return Refused("reason", Refusals.Length(order.Reason?.Trim().Length ?? 0, 1, ReasonLengthMax));
        if (order.Until is null && string.IsNullOrWhiteSpace(order.Order))
            return Refused("until", Refusal.Of("expected-end", "An expected fault needs an end: a time, or the number of the order that covers it."));
        return order.Until <= time.GetUtcNow() ? Refused("until", Refusals.Passed(order.Until!.Value)) : null;
    }

    private static ChangeOutcome<ImmutableArray<CommissioningResult>> Refused(string field, Refusal refusal) =>
        ChangeOutcome.Refused<ImmutableArray<CommissioningResult>>(field, refusal);
}
