using System.Globalization;
using PrisonOps.AgentSimulator.Mib;

namespace PrisonOps.AgentSimulator.Shapes;

/// <summary>Builds the objects a device of each kind has, all from standard MIBs, moving as the real thing does.</summary>
internal static class DeviceShapes
{
    /// <summary>An enterprise number reserved for examples and documentation, RFC 5612.</summary>
    private const string ExampleEnterprise = "1.3.6.1.4.1.32473";

    private static readonly Dictionary<string, (string Description, int ProductId, Action<MibBuilder, DeviceDescription> Build)> Kind = new()
    {
        ["switch"] = ("Managed Ethernet switch", 1, Processor),
        ["ups"] = ("Uninterruptible power supply, three phases", 2, PowerShape.Build),
        ["air-conditioner"] = ("Precision air conditioner", 3, SensorShape.BuildAirConditioner),
        ["server"] = ("Linux server", 4, BuildServer),
        ["storage"] = ("Disk array, two controllers", 5, BuildStorage),
        ["door-controller"] = ("Door controller", 6, SensorShape.BuildDoorController),
    };

    public static IReadOnlyCollection<string> Kinds => Kind.Keys;

    public static DeviceShape Build(DeviceDescription device)
    {
        (string description, int productId, Action<MibBuilder, DeviceDescription> build) = Kind[device.Kind];
        var mib = new MibBuilder();
        mib.Add("1.3.6.1.2.1.1.1.0", MibValues.Text(device.Description ?? description))
            .Add("1.3.6.1.2.1.1.2.0", MibValues.Name($"{ExampleEnterprise}.{productId}"))
            .Add("1.3.6.1.2.1.1.3.0", MibValues.Uptime())
            .Add("1.3.6.1.2.1.1.4.0", MibValues.Text("duty office"))
            .Add("1.3.6.1.2.1.1.5.0", MibValues.Text(device.Name))
            .Add("1.3.6.1.2.1.1.6.0", MibValues.Text(device.Location))
            .Add("1.3.6.1.2.1.1.7.0", MibValues.Whole(72));
        var ports = new Dictionary<int, PortState>();
        InterfaceShape.Build(mib, device, ports);
        build(mib, device);
        foreach ((string name, string value) in device.Objects)
        {
            mib.Add(name, long.TryParse(value, CultureInfo.InvariantCulture, out long number) ? MibValues.Whole(number) : MibValues.Text(value));
        }

        return new(mib.Build(), ports);
    }

    private static void BuildServer(MibBuilder mib, DeviceDescription device)
    {
        Processor(mib, device);
        StorageShape.BuildServer(mib, device);
        PartShape.Build(mib);
    }

    private static void BuildStorage(MibBuilder mib, DeviceDescription device)
    {
        StorageShape.BuildVolumes(mib, device);
        SensorShape.BuildDisks(mib, device);
        PartShape.Build(mib);
    }

    private static void Processor(MibBuilder mib, DeviceDescription device)
    {
        int processors = device.Kind == "server" ? device.Count : 1;
        for (int i = 1; i <= processors; i++)
        {
            var load = new Wave(device.Load * 100, device.Load * 20, TimeSpan.FromMinutes(17 + i), 4, device.Seed + i);
            mib.Add($"1.3.6.1.2.1.25.3.3.1.2.{i}", MibValues.Whole(uptime => Math.Clamp(load.At(uptime), 0, 100)));
        }
    }
}
