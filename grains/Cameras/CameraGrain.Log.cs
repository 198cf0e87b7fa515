using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Cameras;

internal sealed partial class CameraGrain
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Camera {Camera} is {State}: {Reason}.")]
    private static partial void LogState(ILogger logger, string camera, ObjectState state, string? reason);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Camera {Camera}: its {Purpose} rounds end {Outcome} now. {Detail}")]
    private static partial void LogOutcome(ILogger logger, string camera, KeyframePurpose purpose, StreamOutcome outcome, string detail);

    [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "Camera {Camera}: the answer to a {Purpose} round never came from the decoder workers.")]
    private static partial void LogAnswerLost(ILogger logger, string camera, KeyframePurpose purpose);

    [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "Camera {Camera}: a picture could not be kept.")]
    private static partial void LogPictureNotKept(ILogger logger, string camera, Exception failure);

    [LoggerMessage(EventId = 5, Level = LogLevel.Debug, Message = "Camera {Camera}: its {Receiver} gave no answer: {Reason}.")]
    private static partial void LogNotHeard(ILogger logger, string camera, string receiver, string reason);

    [LoggerMessage(EventId = 6, Level = LogLevel.Information, Message = "Camera {Camera} is retired: its rounds end.")]
    private static partial void LogRetired(ILogger logger, string camera);

    [LoggerMessage(EventId = 7, Level = LogLevel.Warning, Message = "Camera {Camera}: the layout of its samples could not be resolved; one round is a gap.")]
    private static partial void LogLayoutNotResolved(ILogger logger, string camera, Exception failure);

    [LoggerMessage(EventId = 8, Level = LogLevel.Warning, Message = "Camera {Camera}: what people decided of it could not be read; the next minute reads again.")]
    private static partial void LogBasisNotRead(ILogger logger, string camera, Exception failure);
}
