using System.Text;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.AgentSimulator.Mib;

/// <summary>The values objects are made of.</summary>
internal static class MibValues
{
    public static MibValue Text(string text)
    {
        byte[] octets = Encoding.UTF8.GetBytes(text);
        return (ref BerWriter writer, TimeSpan _) => writer.Octets(octets);
    }

    public static MibValue Whole(long number) => (ref BerWriter writer, TimeSpan _) => writer.Integer(number);

    public static MibValue Whole(Func<TimeSpan, double> number) =>
        (ref BerWriter writer, TimeSpan uptime) => writer.Integer((long)Math.Round(number(uptime)));

    public static MibValue Name(string dotted)
    {
        byte[] encoded = ObjectIdentifier.Parse(dotted).Encoded.ToArray();
        return (ref BerWriter writer, TimeSpan _) => writer.Octets(encoded, BerTag.Name);
    }

    public static MibValue Uptime() => (ref BerWriter writer, TimeSpan uptime) =>
        writer.Unsigned((uint)(long)(uptime.TotalMilliseconds / 10), (byte)SnmpType.TimeTicks);

    public static MibValue Gauge(Func<TimeSpan, double> number) => (ref BerWriter writer, TimeSpan uptime) =>
        writer.Unsigned((uint)Math.Clamp(number(uptime), 0, uint.MaxValue), (byte)SnmpType.Gauge32);

    /// <summary>Begins anew after 2^32 as a 32-bit counter does.</summary>
    public static MibValue Counter32(Func<TimeSpan, double> total) => (ref BerWriter writer, TimeSpan uptime) =>
        writer.Unsigned((uint)(ulong)total(uptime), (byte)SnmpType.Counter32);

    public static MibValue Counter64(Func<TimeSpan, double> total) => (ref BerWriter writer, TimeSpan uptime) =>
        writer.Unsigned((ulong)total(uptime), (byte)SnmpType.Counter64);
}
