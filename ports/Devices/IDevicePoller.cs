namespace PrisonOps.Ports.Devices;

/// <summary>A bounded queue in front of the collectors. Never waits.</summary>
public interface IDevicePoller
{
    /// <summary>False when the queue is full: nothing was asked and nothing will be delivered.</summary>
    bool Request(DevicePollRequest request);
}
