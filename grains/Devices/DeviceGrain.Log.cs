using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Devices;

internal sealed partial class DeviceGrain
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Device {Device} is {State}: {Reason}.")]
    private static partial void LogState(ILogger logger, string device, ObjectState state, string? reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Device {Device}: its polls end {Outcome} now. {Detail}")]
    private static partial void LogOutcome(ILogger logger, string device, DevicePollOutcome outcome, string detail);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Device {Device}: the answer due by {Deadline} never came from the collector.")]
    private static partial void LogAnswerLost(ILogger logger, string device, DateTimeOffset deadline);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Device {Device}: the layout of its samples could not be resolved; one poll is a gap.")]
    private static partial void LogLayoutNotResolved(ILogger logger, string device, Exception failure);

    [LoggerMessage(EventId = 5, Level = LogLevel.Debug, Message = "Device {Device}: its {Receiver} gave no answer: {Reason}.")]
    private static partial void LogNotHeard(ILogger logger, string device, string receiver, string reason);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "Device {Device} is retired: its polling ends.")]
    private static partial void LogRetired(ILogger logger, string device);
}
