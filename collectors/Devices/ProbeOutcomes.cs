using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Probes;

namespace PrisonOps.Collectors.Devices;

/// <summary>What a probe's outcome means for a poll.</summary>
internal static class ProbeOutcomes
{
    public static DevicePollOutcome ToPoll(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.Answered => DevicePollOutcome.Answered,
        ProbeOutcome.Timeout => DevicePollOutcome.Timeout,
        ProbeOutcome.Unreachable => DevicePollOutcome.Unreachable,
        _ => DevicePollOutcome.NotAsked,
    };
}
