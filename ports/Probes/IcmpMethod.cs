namespace PrisonOps.Ports.Probes;

/// <summary>By which way echoes are sent. Without a right to one of the sockets every ping costs a process, a hundred times as much.</summary>
public enum IcmpMethod
{
    /// <summary>One raw socket for all targets; needs root or CAP_NET_RAW.</summary>
    RawSocket = 0,

    /// <summary>One ICMP datagram socket for all targets; needs a group within net.ipv4.ping_group_range.</summary>
    DatagramSocket = 1,

    /// <summary>The framework's ping, which without rights starts the ping program.</summary>
    PingProgram = 2,
}
