using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record LimitPreviewCamera(Guid CameraId, string CameraCode, string CameraName, int UnitId, ImmutableArray<string> Faults);
