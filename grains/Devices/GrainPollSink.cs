using Microsoft.Extensions.Logging;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Grains.Devices;

/// <summary>Takes answers of collectors to their actors, one way.</summary>
internal sealed partial class GrainPollSink(IGrainFactory grains, ILogger<GrainPollSink> logger) : IDevicePollSink
{
    public void Deliver(Guid objectId, long epoch, DevicePollResult result) => _ = Send(objectId, epoch, result);

    private async Task Send(Guid objectId, long epoch, DevicePollResult result)
    {
        try
        {
            await grains.GetGrain<IDeviceGrain>(objectId).Apply(epoch, result);
        }
        catch (Exception failure)
        {
            // The edge of a delivery: the actor gives the request up after its deadline and asks again.
            LogNotDelivered(logger, objectId, failure.Message);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Debug, Message = "An answer for device {Device} could not be delivered: {Reason}.")]
    private static partial void LogNotDelivered(ILogger logger, Guid device, string reason);
}
