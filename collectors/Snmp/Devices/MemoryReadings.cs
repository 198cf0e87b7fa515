using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>
/// Gathers memory and storage of one poll: hrStorageTable (RFC 2790) first, the UCD scalars where it names no memory. The main memory and the swap
/// space of the device are "memory" and "swap"; "memory.pool" is every part that the agent lists, under the agent's name.
/// </summary>
internal sealed class MemoryReadings
{
    private const double KiB = 1024;

    private readonly SortedDictionary<uint, Row> rows = [];
    private double? ucdTotalKiB, ucdAvailableKiB, ucdBuffersKiB, ucdCachedKiB, ucdSwapTotalKiB, ucdSwapAvailableKiB;

    public void Take(DeviceColumn column, uint index, SnmpVariable variable)
    {
        switch (column)
        {
            case DeviceColumn.UcdMemoryTotal: ucdTotalKiB = variable.AsNumber; return;
            case DeviceColumn.UcdMemoryAvailable: ucdAvailableKiB = variable.AsNumber; return;
            case DeviceColumn.UcdSwapTotal: ucdSwapTotalKiB = variable.AsNumber; return;
            case DeviceColumn.UcdSwapAvailable: ucdSwapAvailableKiB = variable.AsNumber; return;
            case DeviceColumn.UcdMemoryBuffers: ucdBuffersKiB = variable.AsNumber; return;
            case DeviceColumn.UcdMemoryCached: ucdCachedKiB = variable.AsNumber; return;
        }

        if (!rows.TryGetValue(index, out Row? row)) rows[index] = row = new();
        switch (column)
        {
            case DeviceColumn.StorageType: row.Type = ObjectIdentifier.FromEncoded(variable.Octets); break;
            case DeviceColumn.StorageDescription: row.Description = variable.ToText(); break;
            case DeviceColumn.StorageUnit: row.UnitOctets = variable.AsNumber; break;

            // Agents with disks over 2^31 blocks let the 32-bit integer overflow into the negative; read without sign it is right.
            case DeviceColumn.StorageSize: row.Size = (uint)variable.AsSigned; break;
            case DeviceColumn.StorageUsed: row.Used = (uint)variable.AsSigned; break;
        }
    }

    public void AddTo(ReadingList readings)
    {
        Row? ram = rows.Values.FirstOrDefault(row => row.Type == DeviceMib.StorageTypeRam && row.IsFilled);
        if (ram is null) AddUcd(readings);
        else Add(readings, "memory", "", Math.Max(0, ram.UsedOctets - ReclaimableOctets), ram.TotalOctets);

        foreach (Row row in rows.Values.Where(row => row.IsFilled))
        {
            if (StorageNames.IsMemory(row.Type, row.Description)) AddPool(readings, row, ram);
            if (StorageNames.IsFileSystem(row.Type, row.Description, row.Used == row.Size)) Add(readings, "storage", row.Description, row.UsedOctets, row.TotalOctets);
            else if (row.Type == DeviceMib.StorageTypeVirtualMemory && row.Description.Contains("swap", StringComparison.OrdinalIgnoreCase))
            {
                Add(readings, "swap", "", row.UsedOctets, row.TotalOctets);
            }
        }
    }

    /// <summary>
    /// Linux counts buffers and the page cache as used although it gives them up at once; both tables name them, so they are taken off.
    /// </summary>
    private double ReclaimableOctets =>
        rows.Values.Where(row => row.IsFilled && row.Description is StorageNames.Buffers or StorageNames.Cached).Sum(row => row.UsedOctets);

    /// <summary>The page cache and shared memory are as large as they are used; they are parts of the main memory, so that is their whole.</summary>
    private void AddPool(ReadingList readings, Row row, Row? ram)
    {
        double used = row.Description == StorageNames.Physical ? Math.Max(0, row.UsedOctets - ReclaimableOctets) : row.UsedOctets;
        double total = row.Description is StorageNames.Cached or StorageNames.Shared && ram is not null ? ram.TotalOctets : row.TotalOctets;
        Add(readings, "memory.pool", row.Description, used, total);
    }

    private void AddUcd(ReadingList readings)
    {
        if (ucdTotalKiB is not > 0 || ucdAvailableKiB is not { } available) return;

        double total = ucdTotalKiB.Value * KiB;
        double used = Math.Max(0, total - ((available + (ucdBuffersKiB ?? 0) + (ucdCachedKiB ?? 0)) * KiB));
        Add(readings, "memory", "", used, total);
        Add(readings, "memory.pool", StorageNames.Physical, used, total);
        if (ucdBuffersKiB is { } buffers) Add(readings, "memory.pool", StorageNames.Buffers, buffers * KiB, total);
        if (ucdCachedKiB is { } cached) Add(readings, "memory.pool", StorageNames.Cached, cached * KiB, total);
        if (ucdSwapTotalKiB is not > 0 || ucdSwapAvailableKiB is not { } free) return;

        double swap = ucdSwapTotalKiB.Value * KiB;
        Add(readings, "swap", "", swap - (free * KiB), swap);
        Add(readings, "memory.pool", StorageNames.Swap, swap - (free * KiB), swap);
    }

    private static void Add(ReadingList readings, string what, string instance, double usedOctets, double totalOctets)
    {
        readings.Add(new($"{what}.used", instance, usedOctets / totalOctets, "ratio", QuantityKind.Gauge));
        readings.Add(new($"{what}.total", instance, totalOctets, "By", QuantityKind.Gauge));
    }

    private sealed class Row
    {
        public ObjectIdentifier Type { get; set; }

        public string Description { get; set; } = "";

        public double UnitOctets { get; set; }

        public uint Size { get; set; }

        public uint Used { get; set; }

        /// <summary>An agent that does not know a size says 0 or -1.</summary>
        public bool IsFilled => Size is > 0 and < uint.MaxValue && UnitOctets > 0;

        public double TotalOctets => Size * UnitOctets;

        public double UsedOctets => Used * UnitOctets;
    }
}
