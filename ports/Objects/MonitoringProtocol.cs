namespace PrisonOps.Ports.Objects;

/// <summary>How an object is watched. The numbers are stored; they are append-only.</summary>
public enum MonitoringProtocol
{
    /// <summary>A room, a rack, a thing without an address: not polled.</summary>
    None = 0,
    Snmp = 1,
    Rtsp = 2,
    Icmp = 3,
    Tcp = 4,
}
