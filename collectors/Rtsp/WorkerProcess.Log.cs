using Microsoft.Extensions.Logging;

namespace PrisonOps.Collectors.Rtsp;

internal sealed partial class WorkerProcess
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Decoder worker {ProcessId} started: {Decoder}")]
    private static partial void LogStarted(ILogger logger, int processId, string decoder);

    [LoggerMessage(Level = LogLevel.Error, Message = "Pictures are not diagnosed: {Problem}")]
    private static partial void LogCannotDecode(ILogger logger, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Decoder worker {ProcessId} died with {Requests} requests: {Reason}")]
    private static partial void LogDied(ILogger logger, int processId, string reason, int requests);

    [LoggerMessage(Level = LogLevel.Error, Message = "Camera {CameraId} killed two decoder workers and is quarantined")]
    private static partial void LogQuarantined(ILogger logger, Guid cameraId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Decoder worker {ProcessId}: {Line}")]
    private static partial void LogWorkerSays(ILogger logger, int processId, string line);
}
