using Microsoft.Extensions.Logging;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Grains.Cameras;

/// <summary>Takes answers of decoder workers to their cameras, one way.</summary>
internal sealed partial class GrainKeyframeSink(IGrainFactory grains, ILogger<GrainKeyframeSink> logger) : IKeyframeSink
{
    public void Deliver(Guid cameraId, long epoch, KeyframeResult result) => _ = Send(cameraId, epoch, result);

    private async Task Send(Guid cameraId, long epoch, KeyframeResult result)
    {
        try
        {
            await grains.GetGrain<ICameraGrain>(cameraId).Apply(epoch, result);
        }
        catch (Exception failure)
        {
            // The edge of a delivery: the actor gives the request up after its deadline and asks again.
            LogNotDelivered(logger, cameraId, failure.Message);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "An answer for camera {Camera} could not be delivered: {Reason}.")]
    private static partial void LogNotDelivered(ILogger logger, Guid camera, string reason);
}
