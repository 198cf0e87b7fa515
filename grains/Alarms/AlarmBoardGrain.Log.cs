using Microsoft.Extensions.Logging;

namespace PrisonOps.Grains.Alarms;

internal sealed partial class AlarmBoardGrain
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Alarm board {Unit}: another activation wrote first, {Changes} changes are decided again.")]
    private static partial void LogConflict(ILogger logger, int unit, int changes);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Alarm board {Unit}: a transaction of {Changes} changes failed and is tried again.")]
    private static partial void LogCommitFailed(ILogger logger, int unit, int changes, Exception failure);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Alarm board {Unit}: its rows cannot be read; tried again until they can.")]
    private static partial void LogLoadFailed(ILogger logger, int unit, Exception failure);

    [LoggerMessage(EventId = 4, Level = LogLevel.Debug, Message = "Alarm board {Unit}: its unit did not take the counts: {Reason}.")]
    private static partial void LogCountsNotHeard(ILogger logger, int unit, string reason);

    [LoggerMessage(EventId = 5, Level = LogLevel.Debug, Message = "Alarm board {Unit}: its rules cannot be read; those read before stay in force.")]
    private static partial void LogRulesNotRead(ILogger logger, int unit, Exception failure);

    [LoggerMessage(EventId = 6, Level = LogLevel.Debug, Message = "Alarm board {Unit}: suppression did not take which objects do not answer: {Reason}.")]
    private static partial void LogSuppressionNotHeard(ILogger logger, int unit, string reason);
}
