using PrisonOps.AgentSimulator.Mib;

namespace PrisonOps.AgentSimulator.Shapes;

/// <summary>hrStorageTable: memory and file systems of a server, volumes of a disk array.</summary>
internal static class StorageShape
{
    private const string TypeRam = "1.3.6.1.2.1.25.2.1.2";
    private const string TypeOther = "1.3.6.1.2.1.25.2.1.1";
    private const string TypeFixedDisk = "1.3.6.1.2.1.25.2.1.4";
    private const long GiB = 1L << 30;

    public static void BuildServer(MibBuilder mib, DeviceDescription device)
    {
        var used = new Wave(0.35 + (device.Load / 3), 0.05, TimeSpan.FromMinutes(35), 0.01, device.Seed);
        Add(mib, 1, TypeRam, "Physical memory", 1_024, 64 * GiB, used.At);
        Add(mib, 6, TypeOther, "Memory buffers", 1_024, 64 * GiB, _ => 0.02);
        Add(mib, 7, TypeOther, "Cached memory", 1_024, 64 * GiB, _ => 0.1);
        Add(mib, 31, TypeFixedDisk, "/", 4_096, 100 * GiB, _ => 0.31);
        Add(mib, 32, TypeFixedDisk, "/var", 4_096, 500 * GiB, uptime => 0.4 + (uptime.TotalDays % 100 / 500));
        Add(mib, 33, TypeFixedDisk, "/srv/video", 4_096, 4_000 * GiB, uptime => 0.7 + (uptime.TotalHours % 48 / 400));
    }

    public static void BuildVolumes(MibBuilder mib, DeviceDescription device)
    {
        for (int volume = 1; volume <= Math.Min(device.Count, 16); volume++)
        {
            double level = 0.3 + (volume * 7 % 5 * 0.1);
            Add(mib, volume, TypeFixedDisk, $"vol{volume:D2}", 65_536, 20_000 * GiB, uptime => level + (uptime.TotalHours % 72 / 900));
        }
    }

    private static void Add(MibBuilder mib, int index, string type, string description, int unitOctets, long sizeOctets, Func<TimeSpan, double> ratio)
    {
        long units = sizeOctets / unitOctets;
        Column(1, MibValues.Whole(index));
        Column(2, MibValues.Name(type));
        Column(3, MibValues.Text(description));
        Column(4, MibValues.Whole(unitOctets));
        Column(5, MibValues.Whole(units));
        Column(6, MibValues.Whole(uptime => units * Math.Clamp(ratio(uptime), 0, 1)));

        void Column(int column, MibValue value) => mib.Add($"1.3.6.1.2.1.25.2.3.1.{column}.{index}", value);
    }
}
