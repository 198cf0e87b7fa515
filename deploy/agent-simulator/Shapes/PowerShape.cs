using PrisonOps.AgentSimulator.Mib;

namespace PrisonOps.AgentSimulator.Shapes;

/// <summary>UPS-MIB, RFC 1628, of a supply on three phases that runs on mains; "set" moves it to its battery.</summary>
internal static class PowerShape
{
    public static void Build(MibBuilder mib, DeviceDescription device)
    {
        var charge = new Wave(99, 1, TimeSpan.FromMinutes(90), 0, device.Seed);
        Add("1.1.0", MibValues.Text("PrisonOps"));
        Add("1.2.0", MibValues.Text("Simulated UPS 60 kVA"));
        Add("2.1.0", MibValues.Whole(2));
        Add("2.2.0", MibValues.Whole(0));
        Add("2.3.0", MibValues.Whole(_ => 18 / Math.Max(device.Load, 0.05)));
        Add("2.4.0", MibValues.Whole(charge.At));
        Add("2.5.0", MibValues.Whole(3_840));
        Add("2.7.0", MibValues.Whole(new Wave(24, 1.5, TimeSpan.FromMinutes(40), 0.5, device.Seed).At));
        Add("3.2.0", MibValues.Whole(3));
        Add("4.1.0", MibValues.Whole(3));
        Add("4.2.0", MibValues.Whole(500));
        Add("4.3.0", MibValues.Whole(3));
        Add("6.1.0", MibValues.Gauge(_ => 0));
        for (int phase = 1; phase <= 3; phase++)
        {
            var mains = new Wave(228, 4, TimeSpan.FromMinutes(30 + phase), 1.5, device.Seed + phase);
            var load = new Wave(device.Load * 100, device.Load * 12, TimeSpan.FromMinutes(23 + phase), 2, device.Seed + (10 * phase));
            Add($"3.3.1.2.{phase}", MibValues.Whole(500));
            Add($"3.3.1.3.{phase}", MibValues.Whole(mains.At));
            Add($"4.4.1.2.{phase}", MibValues.Whole(220));
            Add($"4.4.1.3.{phase}", MibValues.Whole(uptime => load.At(uptime) * 9));
            Add($"4.4.1.4.{phase}", MibValues.Whole(uptime => load.At(uptime) * 200));
            Add($"4.4.1.5.{phase}", MibValues.Whole(load.At));
        }

        void Add(string name, MibValue value) => mib.Add($"1.3.6.1.2.1.33.1.{name}", value);
    }
}
