using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>What another limit would change on the stored looks.</summary>
/// <param name="Looks">How many were judged again.</param>
/// <param name="Raised">Faults that would be found and are not now.</param>
/// <param name="Cleared">Faults that are found now and would not be.</param>
public sealed record LimitPreview(int Looks, ImmutableArray<LimitPreviewCamera> Raised, ImmutableArray<LimitPreviewCamera> Cleared);
