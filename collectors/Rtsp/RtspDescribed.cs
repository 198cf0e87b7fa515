using PrisonOps.Ports.Cameras;

namespace PrisonOps.Collectors.Rtsp;

/// <param name="Detail">The reason in words; "" when the outcome is Ok.</param>
/// <param name="Took">From connecting to the last answer; null when none came.</param>
internal sealed record RtspDescribed(StreamOutcome Outcome, string Detail, TimeSpan? Took);
