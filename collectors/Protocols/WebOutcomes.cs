using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Protocols;

/// <summary>What the outcome of a web request means for a poll.</summary>
internal static class WebOutcomes
{
    public static DevicePollOutcome ToPoll(HttpOutcome outcome) => outcome switch
    {
        HttpOutcome.Answered => DevicePollOutcome.Answered,
        HttpOutcome.Timeout => DevicePollOutcome.Timeout,
        HttpOutcome.Unreachable => DevicePollOutcome.Unreachable,
        HttpOutcome.Unauthorised => DevicePollOutcome.Unauthorised,
        HttpOutcome.Untrusted => DevicePollOutcome.NotAsked,
        _ => DevicePollOutcome.Malformed,
    };
}
