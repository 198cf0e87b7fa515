using PrisonOps.AgentSimulator.Mib;

namespace PrisonOps.AgentSimulator.Shapes;

/// <summary>ENTITY-SENSOR-MIB, RFC 3433: climate, doors, disks.</summary>
internal static class SensorShape
{
    private const int TypeVolts = 4;
    private const int TypeCelsius = 8;
    private const int TypeHumidity = 9;
    private const int TypeRpm = 10;
    private const int TypeTruth = 12;

    /// <summary>TruthValue of RFC 2579: 1 is true, 2 is false.</summary>
    private const int No = 2;

    public static void BuildAirConditioner(MibBuilder mib, DeviceDescription device)
    {
        int seed = device.Seed;
        Add(mib, 1, "Return air temperature", TypeCelsius, 1, new Wave(23.5 + (device.Load * 2), 0.8, TimeSpan.FromMinutes(20), 0.2, seed).At);
        Add(mib, 2, "Supply air temperature", TypeCelsius, 1, new Wave(16.5, 1.2, TimeSpan.FromMinutes(20), 0.3, seed + 1).At);
        Add(mib, 3, "Return air humidity", TypeHumidity, 1, new Wave(46, 4, TimeSpan.FromMinutes(50), 0.5, seed + 2).At);
        Add(mib, 4, "Fan 1", TypeRpm, 0, new Wave(1_450, 60, TimeSpan.FromMinutes(9), 10, seed + 3).At);
        Add(mib, 5, "Fan 2", TypeRpm, 0, new Wave(1_430, 60, TimeSpan.FromMinutes(9), 10, seed + 4).At);
        Add(mib, 6, "Water leak", TypeTruth, 0, _ => No);
    }

    public static void BuildDoorController(MibBuilder mib, DeviceDescription device)
    {
        Add(mib, 1, "Battery", TypeVolts, 2, new Wave(13.6, 0.1, TimeSpan.FromMinutes(60), 0.02, device.Seed).At);
        for (int door = 1; door <= Math.Min(device.Count, 32); door++)
        {
            Add(mib, (10 * door) + 1, $"Door {door} open", TypeTruth, 0, _ => No);
            Add(mib, (10 * door) + 2, $"Door {door} forced", TypeTruth, 0, _ => No);
        }
    }

    public static void BuildDisks(MibBuilder mib, DeviceDescription device)
    {
        for (int disk = 1; disk <= 12; disk++)
        {
            Add(mib, disk, $"Disk {disk}", TypeCelsius, 0, new Wave(34 + (disk % 4), 1.5, TimeSpan.FromMinutes(33), 0.4, device.Seed + disk).At);
        }
    }

    private static void Add(MibBuilder mib, int index, string name, int type, int precision, Func<TimeSpan, double> value)
    {
        double factor = Math.Pow(10, precision);
        mib.Add($"1.3.6.1.2.1.47.1.1.1.1.2.{index}", MibValues.Text(name));
        mib.Add($"1.3.6.1.2.1.47.1.1.1.1.7.{index}", MibValues.Text(name));
        Column(1, MibValues.Whole(type));
        Column(2, MibValues.Whole(9));
        Column(3, MibValues.Whole(precision));
        Column(4, MibValues.Whole(uptime => value(uptime) * factor));
        Column(5, MibValues.Whole(1));

        void Column(int column, MibValue columnValue) => mib.Add($"1.3.6.1.2.1.99.1.1.1.{column}.{index}", columnValue);
    }
}
