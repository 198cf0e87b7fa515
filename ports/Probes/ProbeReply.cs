namespace PrisonOps.Ports.Probes;

/// <param name="RoundTrip">From the question to the answer; null when nothing answered.</param>
/// <param name="Detail">The reason in words when the outcome is not an answer.</param>
public readonly record struct ProbeReply(ProbeOutcome Outcome, TimeSpan? RoundTrip, string Detail)
{
    public static ProbeReply Answered(TimeSpan roundTrip) => new(ProbeOutcome.Answered, roundTrip, "");

    public static ProbeReply Failed(ProbeOutcome outcome, string detail) => new(outcome, null, detail);
}
