namespace PrisonOps.Ports.Devices;

/// <summary>Takes every answer back to the actor of the object. Never waits, never throws.</summary>
public interface IDevicePollSink
{
    void Deliver(Guid objectId, long epoch, DevicePollResult result);
}
