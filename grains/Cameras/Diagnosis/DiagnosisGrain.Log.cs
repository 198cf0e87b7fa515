using Microsoft.Extensions.Logging;

namespace PrisonOps.Grains.Cameras.Diagnosis;

internal sealed partial class DiagnosisGrain
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Unit {Unit}: plans and runs of the diagnosis could not be read; the next minute's reading will.")]
    private static partial void LogNotRead(ILogger logger, long unit, Exception failure);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Unit {Unit}: the progress of a diagnosis run is not written yet; tried again until it is.")]
    private static partial void LogNotSaved(ILogger logger, long unit, Exception failure);

    [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "Camera {Camera} could not be asked for a round: {Reason}.")]
    private static partial void LogNotAsked(ILogger logger, Guid camera, string reason);

    [LoggerMessage(EventId = 4, Level = LogLevel.Information, Message = "Camera {Camera} gave no answer to its round; its place is free again.")]
    private static partial void LogLeaveExpired(ILogger logger, Guid camera);
}
