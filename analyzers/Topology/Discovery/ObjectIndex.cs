using System.Collections.Immutable;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Analyzers.Topology.Discovery;

/// <summary>
/// Which object a hardware address, a network address or a name stands for. What two objects claim (a virtual router's address, a name that was
/// left as the factory gave it) stands for neither.
/// </summary>
public sealed class ObjectIndex
{
    private readonly Dictionary<string, Guid?> hardware = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid?> addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Guid?> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, TopologyObject> objects;

    public ObjectIndex(ImmutableArray<TopologyObject> known, ImmutableArray<DeviceFacts> facts)
    {
        objects = known.ToDictionary(item => item.Id);
        foreach (TopologyObject item in known)
        {
            Claim(names, item.Name, item.Id);
            Claim(names, item.Code, item.Id);
            if (item.Address.Length > 0) Claim(addresses, item.Address, item.Id);
        }

        foreach (DeviceFacts device in facts)
        {
            foreach (string own in device.HardwareAddresses) Claim(hardware, own, device.ObjectId);
            foreach (string own in device.Addresses) Claim(addresses, own, device.ObjectId);
            if (device.SysName is { } name)
            {
                Claim(names, name, device.ObjectId);
                if (Bare(name) is { } bare && bare != name) Claim(names, bare, device.ObjectId);
            }
        }

        // What has no facts of its own (a camera, a server behind a firewall) is known by its address, and by ARP under a hardware address.
        HashSet<Guid> withFacts = [.. facts.Select(device => device.ObjectId)];
        foreach (ResolvedAddress row in facts.SelectMany(device => device.Resolved).Distinct())
        {
            if (ByAddress(row.Address) is { } id && !withFacts.Contains(id)) Claim(hardware, row.HardwareAddress, id);
        }
    }

    public bool IsKnown(Guid id) => objects.ContainsKey(id);

    public TopologyObject? Find(Guid id) => objects.GetValueOrDefault(id);

    public Guid? ByHardware(string? address) => address is null ? null : hardware.GetValueOrDefault(address);

    public Guid? ByAddress(string? address) => address is null ? null : addresses.GetValueOrDefault(address);

    public Guid? ByName(string? name) => string.IsNullOrWhiteSpace(name) ? null : names.GetValueOrDefault(name) ?? names.GetValueOrDefault(Bare(name) ?? "");

    /// <summary>Who a neighbour is: its hardware says it best, then its address of management, then its name.</summary>
    public Guid? Find(NeighbourFacts seen) =>
        ByHardware(seen.Chassis) ?? ByHardware(seen.PortHardwareAddress) ?? seen.Addresses.Select(address => ByAddress(address)).FirstOrDefault(id => id is not null)
        ?? ByName(seen.SysName) ?? ByName(seen.Chassis);

    /// <summary>A name without its domain, and CDP's without the serial number in brackets.</summary>
    private static string? Bare(string name)
    {
        string bare = name.Split('(')[0];
        if (!System.Net.IPAddress.TryParse(bare, out _)) bare = bare.Split('.')[0];
        return bare.Length == 0 ? null : bare;
    }

    private static void Claim(Dictionary<string, Guid?> index, string key, Guid id)
    {
        if (index.TryGetValue(key, out Guid? owner)) index[key] = owner == id ? id : null;
        else index[key] = id;
    }
}
