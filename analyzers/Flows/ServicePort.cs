namespace PrisonOps.Analyzers.Flows;

/// <summary>Which of two ports is the one that a service listens at.</summary>
public static class ServicePort
{
    private const int WellKnownMax = 1_023;
    private const byte Icmp = 1, Icmp6 = 58;

    /// <summary>
    /// The well-known one (RFC 6335 section 6: up to 1023), else the lower one: clients take their ports from the upper end. ICMP has types where
    /// others have ports.
    /// </summary>
    public static ushort Of(byte protocol, ushort source, ushort destination)
    {
        if (protocol is Icmp or Icmp6) return 0;
        if (source == 0 || destination == 0) return Math.Max(source, destination);

        return (source <= WellKnownMax, destination <= WellKnownMax) switch
        {
            (true, false) => source,
            (false, true) => destination,
            _ => Math.Min(source, destination),
        };
    }
}
