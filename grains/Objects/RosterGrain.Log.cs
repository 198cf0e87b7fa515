using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Objects;

internal sealed partial class RosterGrain
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Object {Object}: silent is {IsSilent}.")]
    private static partial void LogSilence(ILogger logger, string @object, bool isSilent);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Roster {Roster}: the states of its objects are not written yet; tried again until they are.")]
    private static partial void LogStatesNotWritten(ILogger logger, RosterKey roster, Exception failure);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Roster {Roster} could not compare its objects with their rows; the next comparison will.")]
    private static partial void LogNotCompared(ILogger logger, RosterKey roster, Exception failure);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Roster {Roster} could not give ended objects a new life; the next look will.")]
    private static partial void LogNotRevived(ILogger logger, RosterKey roster, Exception failure);

    [LoggerMessage(EventId = 5, Level = LogLevel.Information, Message = "Object {Object} could not be started: {Reason}.")]
    private static partial void LogNotStarted(ILogger logger, string @object, string reason);

    [LoggerMessage(EventId = 6, Level = LogLevel.Debug, Message = "Roster {Roster}: its unit did not take the sum: {Reason}.")]
    private static partial void LogUnitNotReached(ILogger logger, RosterKey roster, string reason);

    [LoggerMessage(EventId = 7, Level = LogLevel.Debug, Message = "Roster {Roster}: the alarm board did not take its findings: {Reason}.")]
    private static partial void LogBoardNotReached(ILogger logger, RosterKey roster, string reason);
}
