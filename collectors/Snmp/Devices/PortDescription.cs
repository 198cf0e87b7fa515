namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>The columns of a port that hardly ever change. Not written any more once the poll that read them is over: later polls share it.</summary>
internal sealed class PortDescription
{
    public string? Description { get; set; }

    public string? Name { get; set; }

    public string? Alias { get; set; }

    public int Type { get; set; }

    public double SpeedBps { get; set; }

    /// <summary>2 half, 3 full (RFC 3635).</summary>
    public int Duplex { get; set; }

    /// <summary>The state in which the port was when it was described: a port that comes up may have negotiated another speed.</summary>
    public int OperStatus { get; set; }

    /// <summary>Whether the row had anything besides its description.</summary>
    public bool IsAlive { get; set; }
}
