using System.Collections.Immutable;
using PrisonOps.Analyzers.Topology.Links;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Grains.Devices;

/// <summary>The maps that show a device, and what traps have told of its ports since they were last asked for.</summary>
internal sealed class DeviceMaps(Guid objectId, TimeProvider time)
{
    /// <summary>A map asks again each half minute; one that went away is forgotten.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly Dictionary<Guid, (ImmutableArray<string> Ports, DateTimeOffset Until)> maps = [];
    private readonly Dictionary<int, (bool IsUp, DateTimeOffset At)> told = [];
    private long revision = time.GetUtcNow().UtcTicks;

    public bool IsWatched => maps.Count > 0;

    public void Show(Guid mapId, ImmutableArray<string> ports) => maps[mapId] = (ports, time.GetUtcNow() + Lease);

    public void Hear(PortNews news) => told[news.IfIndex] = (news.IsUp, time.GetUtcNow());

    /// <summary>What the device says itself counts from the moment it was asked: an answer to an earlier question may be older than a trap.</summary>
    public void Answered(DateTimeOffset askedAt)
    {
        foreach (int port in told.Where(known => known.Value.At <= askedAt).Select(known => known.Key).ToArray()) told.Remove(port);
    }

    /// <summary>The maps to be told, with the ports that each of them asked for.</summary>
    public IEnumerable<(Guid MapId, ImmutableArray<string> Ports)> Watching()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (Guid gone in maps.Where(map => map.Value.Until < now).Select(map => map.Key).ToArray()) maps.Remove(gone);
        return maps.Select(map => (map.Key, map.Value.Ports));
    }

    public DevicePorts Of(ImmutableArray<string> ports, DevicePollResult? answered, bool isFresh, ObjectState state, ImmutableArray<Quantity> rates)
    {
        Dictionary<(string, string), double> values = [];
        foreach (Quantity rate in rates) values[(rate.Name, rate.Instance)] = rate.Value;
        return new(
            objectId, ++revision, isFresh, state, isFresh ? Mean(rates, "cpu.load") : null, isFresh ? Most(rates, "memory.used") : null,
            answered is null ? [] : [.. ports.Select(port => Of(port, answered, values))]);
    }

    private PortNow Of(string asked, DevicePollResult answered, Dictionary<(string, string), double> values)
    {
        if (PortNames.Find(answered.Interfaces, asked) is not { } port) return new(asked, false, asked, null, 0, 0, 0, answered.At, false, null, null, null, null);

        bool isTold = told.TryGetValue(port.Index, out (bool IsUp, DateTimeOffset At) news);
        return new(
            asked, true, port.Name, port.Alias, port.AdminStatus, isTold ? news.IsUp ? PortNow.Up : PortNow.Down : port.OperStatus, port.SpeedBps,
            isTold ? news.At : answered.At, isTold, Value("interface.in"), Value("interface.out"), Sum("errors"), Sum("discards"),
            port.Duplex);

        double? Value(string name) => values.TryGetValue((name, port.Name), out double value) ? value : null;

        double? Sum(string what) => Value($"interface.in.{what}") is var received && Value($"interface.out.{what}") is { } sent ? (received ?? 0) + sent : received;
    }

    private static double? Mean(ImmutableArray<Quantity> rates, string name)
    {
        double sum = 0;
        int count = 0;
        foreach (Quantity rate in rates)
        {
            if (rate.Name == name && rate.Unit == "ratio") (sum, count) = (sum + rate.Value, count + 1);
        }

        return count == 0 ? null : sum / count;
    }

    private static double? Most(ImmutableArray<Quantity> rates, string name)
    {
        double? most = null;
        foreach (Quantity rate in rates)
        {
            if (rate.Name == name && rate.Unit == "ratio" && !(rate.Value <= most)) most = rate.Value;
        }

        return most;
    }
}
