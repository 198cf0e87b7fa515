using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Alarms;

namespace PrisonOps.Web.Cameras;

/// <summary>Everything that the page of one camera shows, from its rows, its actor and its scheduler. The scope is checked first.</summary>
internal sealed class CameraPage(ICameraQueries cameras, ICameraSettingsStore settings, IGrainFactory grains)
{
    /// <summary>Null when the camera is not in scope.</summary>
    public async Task<Wire.CameraDiagnosis?> Read(UnitScope scope, Guid cameraId, CancellationToken cancellationToken)
    {
        if (await cameras.Find(scope, cameraId, cancellationToken) is not { } camera) return null;
        if (await settings.Find(scope, cameraId, cancellationToken) is not { } basis) return null;

        CameraStatus status = await grains.GetGrain<ICameraGrain>(cameraId).GetStatus();
        CameraPlan plan = await grains.GetGrain<IDiagnosisGrain>(camera.Place.Unit).GetPlan(cameraId);
        CameraSettings decided = basis.Settings;
        return new(
            DiagnosisWire.Camera(camera), decided.Group, status.LivenessAt, status.LivenessOutcome, status.LivenessDetail, status.LivenessSource,
            status.LivenessPeriod.TotalSeconds, status.DiagnosisAt, status.DiagnosisOutcome, status.DiagnosisDetail, plan.Period?.TotalSeconds ?? 0,
            plan.NextAt, plan.PlanId, plan.PlanName, status.Profile, status.DiagnosisOutcome == StreamOutcome.Quarantined, status.Timing.SignallingMs,
            status.Timing.StreamMs, status.Timing.KeyframeMs, status.Timing.KeyframeGapMsMax, status.Timing.LatenessMsMax, status.PictureAt,
            status.EvidenceKey, [.. status.Judged.Select(DiagnosisWire.Score)], [.. status.Faults.Select(AlarmWire.Fault)],
            [.. basis.References.Select(DiagnosisWire.Reference)], [.. basis.Exclusions.Select(DiagnosisWire.Exclusion)], decided.ExpectedReason,
            decided.ExpectedUntil, decided.ExpectedOrder, decided.DecidedBy, decided.DecidedAt, decided.Revision);
    }
}
