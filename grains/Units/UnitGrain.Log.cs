using Microsoft.Extensions.Logging;

namespace PrisonOps.Grains.Units;

internal sealed partial class UnitGrain
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Unit {Unit}: its child {Child} gives no answer: {Reason}.")]
    private static partial void LogChildSilent(ILogger logger, int unit, string child, string reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Unit {Unit}: unit {Parent} did not take the sum: {Reason}.")]
    private static partial void LogParentNotReached(ILogger logger, int unit, int parent, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Unit {Unit}: its observers could not be told.")]
    private static partial void LogObserversFailed(ILogger logger, int unit, Exception failure);
}
