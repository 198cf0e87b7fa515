using System.Globalization;
using System.Net;
using System.Text;
using PrisonOps.Collectors.Snmp.Ber;
using PrisonOps.Collectors.Snmp.Wire;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.AgentSimulator.Push;

/// <summary>What devices say unasked when something happens to them: traps of version 2c and lines of syslog (RFC 5424), each from the device's own address.</summary>
internal sealed class DeviceVoice(IPEndPoint syslog, IPEndPoint traps, TimeProvider time)
{
    private const int DatagramOctetsMax = 1_400;

    /// <summary>Of a device that loses its power it is the first port, the one towards the network, whose loss is seen.</summary>
    private const int Uplink = 1;

    private const string ColdStart = "1.3.6.1.6.3.1.1.5.1", LinkDown = "1.3.6.1.6.3.1.1.5.3", LinkUp = "1.3.6.1.6.3.1.1.5.4", UpsOnBattery = "1.3.6.1.2.1.33.2.1";
    private const string IfIndex = "1.3.6.1.2.1.2.2.1.1", IfAdminStatus = "1.3.6.1.2.1.2.2.1.7", IfOperStatus = "1.3.6.1.2.1.2.2.1.8";
    private const string OutputSource = "1.3.6.1.2.1.33.1.4.1.0", SecondsOnBattery = "1.3.6.1.2.1.33.1.2.2.0";
    private const int Up = 1, Down = 2, Battery = 5;

    private int requestId;

    private enum Level
    {
        Error = 3,
        Warning = 4,
        Notice = 5,
    }

    /// <summary>The last that a device says before its power is gone.</summary>
    public void Dies(SimulatedAgent device)
    {
        Say(device, Level.Error, "power", "supply voltage lost, going down");
        if (device.HasPort(Uplink)) SayLink(device, Uplink, up: false);
    }

    public void Returns(SimulatedAgent device)
    {
        Say(device, Level.Notice, "power", "supply voltage back, running again");
        if (device.HasPort(Uplink)) SayLink(device, Uplink, up: true);
    }

    public void Restarts(SimulatedAgent device)
    {
        Say(device, Level.Warning, "system", "restarted");
        SendTrap(device, ColdStart);
    }

    public void SayLink(SimulatedAgent device, int port, bool up)
    {
        Say(device, up ? Level.Notice : Level.Error, "ifmgr", string.Create(CultureInfo.InvariantCulture, $"interface {port} changed state to {(up ? "up" : "down")}"));
        SendTrap(device, up ? LinkUp : LinkDown, ($"{IfIndex}.{port}", port), ($"{IfAdminStatus}.{port}", Up), ($"{IfOperStatus}.{port}", up ? Up : Down));
    }

    public void SaySet(SimulatedAgent device, string name, string value)
    {
        Say(device, Level.Warning, "health", $"object {name} changed to {value}");
        if (name == OutputSource && value == Battery.ToString(CultureInfo.InvariantCulture)) SendTrap(device, UpsOnBattery, (SecondsOnBattery, 1));
    }

    public void SayReset(SimulatedAgent device, string name) => Say(device, Level.Notice, "health", $"object {name} is as before");

    /// <summary>Facility 3, daemons of the system.</summary>
    private void Say(SimulatedAgent device, Level level, string program, string text) => device.Push(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<{(3 * 8) + (int)level}>1 {time.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ} {device.Description.Name} {program} - - - {text}")), syslog);

    private void SendTrap(SimulatedAgent device, string trap, params ReadOnlySpan<(string Name, int Value)> variables)
    {
        var writer = new BerWriter(new byte[DatagramOctetsMax]);
        int end = writer.Position;
        for (int i = variables.Length - 1; i >= 0; i--)
        {
            int variable = writer.Position;
            writer.Integer(variables[i].Value);
            EndVariable(ref writer, variables[i].Name, variable);
        }

        int named = writer.Position;
        writer.Octets(ObjectIdentifier.Parse(trap).Encoded, BerTag.Name);
        EndVariable(ref writer, "1.3.6.1.6.3.1.1.4.1.0", named);
        int timed = writer.Position;
        writer.Unsigned((uint)(device.Uptime.TotalMilliseconds / 10), (byte)SnmpType.TimeTicks);
        EndVariable(ref writer, "1.3.6.1.2.1.1.3.0", timed);
        writer.Wrap(BerTag.Sequence, end);
        writer.Integer(0);
        writer.Integer(0);
        writer.Integer(Interlocked.Increment(ref requestId));
        writer.Wrap((byte)PduType.TrapV2, end);
        writer.Octets(Encoding.UTF8.GetBytes(device.Description.Community));
        writer.Integer((int)SnmpVersion.V2c);
        writer.Wrap(BerTag.Sequence, end);
        device.Push(writer.Written, traps);
    }

    private static void EndVariable(ref BerWriter writer, string name, int end)
    {
        writer.Octets(ObjectIdentifier.Parse(name).Encoded, BerTag.Name);
        writer.Wrap(BerTag.Sequence, end);
    }
}
