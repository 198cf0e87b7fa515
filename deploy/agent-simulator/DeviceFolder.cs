using System.Net;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PrisonOps.AgentSimulator;

/// <summary>Reads device descriptions: every *.yaml of a folder is a list of devices.</summary>
public static class DeviceFolder
{
    public static IReadOnlyList<DeviceDescription> Read(string folder)
    {
        if (!Directory.Exists(folder)) throw new InvalidDataException($"The folder '{folder}' with device descriptions does not exist.");

        IDeserializer yaml = new DeserializerBuilder().WithNamingConvention(HyphenatedNamingConvention.Instance).WithEnforceRequiredMembers().Build();
        var devices = new List<DeviceDescription>();
        foreach (string file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            try
            {
                devices.AddRange(yaml.Deserialize<List<DeviceDescription>>(File.ReadAllText(file)) ?? []);
            }
            catch (YamlException fault)
            {
                throw new InvalidDataException($"{file}, line {fault.Start.Line}: {fault.InnerException?.Message ?? fault.Message}", fault);
            }
        }

        Check(devices, folder);
        return devices;
    }

    private static void Check(List<DeviceDescription> devices, string folder)
    {
        if (devices.Count == 0) throw new InvalidDataException($"No *.yaml in '{folder}' describes a device.");

        foreach (DeviceDescription device in devices)
        {
            if (!IPAddress.TryParse(device.Address, out IPAddress? address) || !IPAddress.IsLoopback(address))
            {
                throw new InvalidDataException($"{device.Name}: address '{device.Address}' is no loopback address (127.0.0.0/8).");
            }

            if (!Shapes.DeviceShapes.Kinds.Contains(device.Kind))
            {
                throw new InvalidDataException(
                    $"{device.Name}: kind '{device.Kind}' is none of {string.Join(", ", Shapes.DeviceShapes.Kinds)}.");
            }
        }

        var twins = devices.GroupBy(device => device.Name).FirstOrDefault(named => named.Skip(1).Any())
            ?? devices.GroupBy(device => $"{device.Address}:{device.Port}").FirstOrDefault(at => at.Skip(1).Any());
        if (twins is not null) throw new InvalidDataException($"'{twins.Key}' is described {twins.Count()} times; once is allowed.");
    }
}
