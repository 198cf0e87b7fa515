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

    /// <summary>Over TCP, with its own framing or that of a serial line.</summary>
    Modbus = 5,

    /// <summary>A page of metrics in the text format of Prometheus or of OpenMetrics.</summary>
    OpenMetrics = 6,

    /// <summary>A web page, an interface that answers JSON or XML, or only the certificate of a server.</summary>
    Http = 7,
    Dns = 8,

    /// <summary>A database, by statements that only read.</summary>
    Sql = 9,

    /// <summary>A host of virtual machines, or one of them, by its libvirt daemon.</summary>
    Libvirt = 10,
}
