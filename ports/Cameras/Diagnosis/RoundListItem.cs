using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record RoundListItem(
    CameraRound Round, string CameraCode, string CameraName, string ClassCode, string UnitNameZh, string UnitNameEn, ImmutableArray<RoundVerdict> Verdicts);
