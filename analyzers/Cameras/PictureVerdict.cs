using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>What one round says. A code that was not judged stays as it was: a stream that does not come says nothing about its picture.</summary>
/// <param name="Judged">The codes that this round could tell something about.</param>
/// <param name="Faults">Those of them that were bad.</param>
public sealed record PictureVerdict(DateTimeOffset At, ImmutableArray<string> Judged, ImmutableArray<PictureFault> Faults);
