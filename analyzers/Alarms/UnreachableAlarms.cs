using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Analyzers.Devices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>
/// Which alarms say that the object cannot be had. Only they follow from a lost path: what was read off a device that answered, and what its
/// own refusal says, stands for itself.
/// </summary>
public static class UnreachableAlarms
{
    private static readonly ImmutableArray<string> Reasons =
    [
        .. Enum.GetValues<StreamOutcome>().Where(StreamFailures.IsUnreachable).Select(StreamFailures.Reason).Distinct(),
    ];

    public static ImmutableArray<string> Types { get; } = [DeviceFindings.Unreachable, PictureFaultCodes.PullFailed];

    public static bool Is(AlarmRow alarm) => alarm.Type == DeviceFindings.Unreachable
        || (alarm.Type == PictureFaultCodes.PullFailed && Reasons.Contains(alarm.Evidence.Detail));
}
