using Orleans.Concurrency;

namespace PrisonOps.GrainInterfaces.Cameras;

/// <summary>
/// Schedules the diagnosis rounds of one unit's cameras: by plan, spread over the period, never more at once than the unit and each recorder bear.
/// It gives a camera leave for one round; the leave expires by itself. Key: unit id.
/// </summary>
[Alias("prisonops.diagnosis")]
public interface IDiagnosisGrain : IGrainWithIntegerKey
{
    /// <summary>A camera lives here. Cameras that are not heard of for minutes are forgotten.</summary>
    [Alias("report")]
    Task Report(CameraCard card);

    /// <param name="isDone">False when our own side failed: nothing is known of the camera.</param>
    /// <param name="againWithin">The round contradicts what is held: the next one should not wait for a period. Null: as planned.</param>
    [Alias("finished"), OneWay]
    Task Finished(Guid cameraId, long ticket, bool isDone, TimeSpan? againWithin);

    /// <summary>Plans, settings or runs of the unit were changed: they are read again. A lost call is mended by the next minute's reading.</summary>
    [Alias("configure")]
    Task Configure();

    [Alias("plan"), AlwaysInterleave]
    Task<CameraPlan> GetPlan(Guid cameraId);

    /// <summary>How many cameras have a plan now, by plan.</summary>
    [Alias("counts"), AlwaysInterleave]
    Task<IReadOnlyDictionary<Guid, int>> CountCameras();
}
