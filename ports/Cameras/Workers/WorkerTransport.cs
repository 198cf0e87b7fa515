namespace PrisonOps.Ports.Cameras.Workers;

/// <summary>How the packets of a stream travel. The numbers are those of the native boundary.</summary>
public enum WorkerTransport
{
    /// <summary>A file on this machine; never taken from a configured object.</summary>
    File = 0,
    RtspTcp = 1,
    RtspUdp = 2,
}
