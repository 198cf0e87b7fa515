using PrisonOps.AgentSimulator.Mib;

namespace PrisonOps.AgentSimulator.Shapes;

/// <summary>ifTable and ifXTable: the ports of a switch with four faster uplinks, the one or two network cards of everything else.</summary>
internal static class InterfaceShape
{
    private const int Uplinks = 4;
    private const double GigabitBps = 1e9;
    private const int MeanPacketOctets = 700;

    public static void Build(MibBuilder mib, DeviceDescription device, Dictionary<int, PortState> ports)
    {
        bool isSwitch = device.Kind == "switch";
        int count = isSwitch ? device.Count : device.Kind is "server" or "storage" ? 2 : 1;
        mib.Add("1.3.6.1.2.1.2.1.0", MibValues.Whole(count));
        for (int index = 1; index <= count; index++)
        {
            bool uplink = isSwitch && index > count - Math.Min(Uplinks, count / 6);

            // Every seventh port of a switch is free: a wall that shows only green ports teaches nobody what a dark one looks like.
            bool connected = uplink || index % 7 != 0;
            ports[index] = new(connected);
            string name = !isSwitch ? $"eth{index - 1}" : uplink ? $"XGE1/0/{index}" : $"GE1/0/{index}";
            Build(mib, device, index, name, uplink ? 10 * GigabitBps : GigabitBps, ports[index]);
        }
    }

    private static void Build(MibBuilder mib, DeviceDescription device, int index, string name, double speedBps, PortState port)
    {
        double octetsPerSecond = speedBps / 8 * device.Load * (0.02 + (index * 7 % 10 / 50.0));
        var arriving = new Wave(octetsPerSecond, octetsPerSecond * 0.6, TimeSpan.FromMinutes(11 + (index % 5)), 0, device.Seed + index);
        Wave leaving = arriving with { Mean = octetsPerSecond * 0.7, Swing = octetsPerSecond * 0.4, Seed = device.Seed + index + 1_000 };
        double In(TimeSpan uptime) => arriving.SumUntil(port.Carried(uptime));
        double Out(TimeSpan uptime) => leaving.SumUntil(port.Carried(uptime));
        double InErrors(TimeSpan uptime) => In(uptime) / 4e10;

        Table(2, MibValues.Text(name));
        Table(1, MibValues.Whole(index));
        Table(3, MibValues.Whole(6));
        Table(4, MibValues.Whole(1_500));
        Table(5, MibValues.Gauge(_ => Math.Min(speedBps, uint.MaxValue)));
        Table(7, MibValues.Whole(1));
        Table(8, MibValues.Whole(_ => port.IsUp ? 1 : 2));
        Table(10, MibValues.Counter32(In));
        Table(11, MibValues.Counter32(uptime => In(uptime) / MeanPacketOctets));
        Table(13, MibValues.Counter32(_ => 0));
        Table(14, MibValues.Counter32(InErrors));
        Table(16, MibValues.Counter32(Out));
        Table(17, MibValues.Counter32(uptime => Out(uptime) / MeanPacketOctets));
        Table(19, MibValues.Counter32(_ => 0));
        Table(20, MibValues.Counter32(_ => 0));

        Extended(1, MibValues.Text(name));
        Extended(6, MibValues.Counter64(In));
        Extended(10, MibValues.Counter64(Out));
        Extended(15, MibValues.Gauge(_ => speedBps / 1e6));
        Extended(18, MibValues.Text(""));

        void Table(int column, MibValue value) => mib.Add($"1.3.6.1.2.1.2.2.1.{column}.{index}", value);
        void Extended(int column, MibValue value) => mib.Add($"1.3.6.1.2.1.31.1.1.1.{column}.{index}", value);
    }
}
