using System.Collections.Immutable;
using Orleans.Concurrency;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.GrainInterfaces.Cameras;

/// <summary>A camera with its two clocks: liveness and diagnosis. A turn never waits for the camera. Key: object id.</summary>
[Alias("prisonops.camera")]
public interface ICameraGrain : IGrainWithGuidKey
{
    /// <summary>Idempotent: a running camera takes over the configuration and goes on.</summary>
    [Alias("start")]
    Task Start(ObjectConfiguration configuration, string roster, ObjectStateRow? last, ImmutableArray<Finding> open, TimeSpan firstRound);

    /// <summary>An older revision is ignored; null stops it (the camera was retired).</summary>
    [Alias("configure")]
    Task Configure(ObjectConfiguration? configuration);

    [Alias("apply"), OneWay]
    Task Apply(long epoch, KeyframeResult result);

    [Alias("status"), AlwaysInterleave]
    Task<CameraStatus> GetStatus();

    /// <summary>A round by plan or run; false when one is in flight already.</summary>
    [Alias("round")]
    Task<bool> Round(DiagnosisOrder order);

    /// <summary>What people decide of the camera was changed: it is read again. A lost call is mended by the next reading, minutes later.</summary>
    [Alias("reload")]
    Task Reload();

    /// <summary>A person wants the camera to be tried again although it killed two workers.</summary>
    [Alias("lift-quarantine")]
    Task LiftQuarantine();

    /// <summary>Diagnoses now, once; gives the epoch of the request, or 0 when one is already in flight.</summary>
    [Alias("diagnose")]
    Task<long> Diagnose();
}
