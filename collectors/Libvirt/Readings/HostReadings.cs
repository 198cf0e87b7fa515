using PrisonOps.Collectors.Libvirt.Wire;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Libvirt.Readings;

/// <summary>What the host says of itself, under the names that every server has.</summary>
internal static class HostReadings
{
    private const int ModelOctets = 32 * 4, NamedNumberOctetsMin = 4 + 8, PoolOctetsMin = 4 + 16;
    private const int PoolRunning = 2;
    private const double PerNanosecond = 1e-9;
    private const double OctetsPerKib = 1_024;

    /// <summary>Processors that the host has.</summary>
    public static int Processors(ReadOnlySpan<byte> body)
    {
        var reader = new XdrReader(body);
        reader.Skip(ModelOctets);
        reader.Hyper();
        return Math.Max(1, reader.Int());
    }

    /// <summary>Names with numbers, and how many of them there are when none were asked for.</summary>
    public static (Dictionary<string, double> Numbers, int Count) Named(ReadOnlySpan<byte> body)
    {
        var reader = new XdrReader(body);
        var numbers = new Dictionary<string, double>();
        for (int left = reader.Count(NamedNumberOctetsMin); left > 0; left--) numbers[reader.Name()] = reader.UHyper();
        return (numbers, reader.Int());
    }

    public static IEnumerable<Quantity> OfProcessors(Dictionary<string, double> numbers, int processors)
    {
        if (!numbers.TryGetValue("user", out double user) || !numbers.TryGetValue("kernel", out double kernel)) yield break;
        yield return new("cpu.load", "", (user + kernel) * PerNanosecond / processors, "s", QuantityKind.Counter64);
    }

    public static IEnumerable<Quantity> OfMemory(Dictionary<string, double> numbers)
    {
        if (!numbers.TryGetValue("total", out double total) || total <= 0 || !numbers.TryGetValue("free", out double free)) yield break;

        double spare = free + numbers.GetValueOrDefault("buffers") + numbers.GetValueOrDefault("cached");
        yield return new("memory.total", "", total * OctetsPerKib, "By", QuantityKind.Gauge);
        yield return new("memory.used", "", Math.Clamp(1 - (spare / total), 0, 1), "ratio", QuantityKind.Gauge);
    }

    /// <summary>Each pool as its name and the octets by which the host is asked for it.</summary>
    public static List<(string Name, byte[] Reference)> Pools(ReadOnlySpan<byte> body, int poolsMax)
    {
        var reader = new XdrReader(body);
        List<(string, byte[])> pools = [];
        for (int left = Math.Min(poolsMax, reader.Count(PoolOctetsMin)); left > 0; left--)
        {
            int before = body.Length - reader.Left;
            string name = reader.Text(120);
            reader.Skip(16);
            pools.Add((name, body[before..(body.Length - reader.Left)].ToArray()));
        }

        return pools;
    }

    public static IEnumerable<Quantity> OfPool(string name, ReadOnlySpan<byte> body)
    {
        var reader = new XdrReader(body);
        (int state, double capacity, double allocated, double available) = (reader.Int(), reader.UHyper(), reader.UHyper(), reader.UHyper());
        if (state != PoolRunning || capacity <= 0) return [];

        // What a pool has given away and what is used are not the same where others share its disk.
        return
        [
            new("storage.total", name, capacity, "By", QuantityKind.Gauge),
            new("storage.used", name, Math.Clamp(1 - (available / capacity), 0, 1), "ratio", QuantityKind.Gauge),
            new("storage.allocated", name, allocated, "By", QuantityKind.Gauge),
        ];
    }
}
