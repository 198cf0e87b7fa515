using Microsoft.Extensions.Logging;

namespace PrisonOps.Grains.Alarms.Suppression;

internal sealed partial class SuppressionGrain
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Suppression: in unit {Unit} {Lost} objects are lost because of others, {Causes} are down by their own fault.")]
    private static partial void LogTold(ILogger logger, int unit, int lost, int causes);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Suppression: objects and relations cannot be read; those read before stand.")]
    private static partial void LogNotRead(ILogger logger, Exception failure);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "Suppression: the alarm board of unit {Unit} gave no answer: {Reason}.")]
    private static partial void LogBoardNotReached(ILogger logger, int unit, string reason);

    [LoggerMessage(EventId = 4, Level = LogLevel.Debug, Message = "Suppression: an object that may be a cause could not be asked: {Reason}.")]
    private static partial void LogNotAsked(ILogger logger, string reason);
}
