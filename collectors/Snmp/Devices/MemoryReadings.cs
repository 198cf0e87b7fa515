using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Gathers memory and storage of one poll: hrStorageTable first, the UCD scalars where it names no memory.</summary>
internal sealed class MemoryReadings
{
    private readonly SortedDictionary<uint, Row> rows = [];
    private double? ucdTotalKiB, ucdAvailableKiB, ucdBuffersKiB, ucdCachedKiB;

    public void Take(DeviceColumn column, uint index, SnmpVariable variable)
    {
        switch (column)
        {
            case DeviceColumn.UcdMemoryTotal: ucdTotalKiB = variable.AsNumber; return;
            case DeviceColumn.UcdMemoryAvailable: ucdAvailableKiB = variable.AsNumber; return;
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
        AddMemory(readings);
        foreach (Row row in rows.Values)
        {
            if (row.TotalOctets <= 0) continue;
            if (row.Type == DeviceMib.StorageTypeRam || IsPool(row.Description)) Add(readings, "memory.pool", row.Description, row.UsedOctets, row.TotalOctets);
            if (row.Type == DeviceMib.StorageTypeFixedDisk) Add(readings, "storage", row.Description, row.UsedOctets, row.TotalOctets);
            else if (row.Type == DeviceMib.StorageTypeVirtualMemory && row.Description.Contains("swap", StringComparison.OrdinalIgnoreCase))
            {
                Add(readings, "swap", "", row.UsedOctets, row.TotalOctets);
            }
        }
    }

    /// <summary>
    /// Linux counts buffers and the page cache as used although it gives them up at once; both tables name them, so they are taken off.
    /// </summary>
    private void AddMemory(ReadingList readings)
    {
        if (rows.Values.FirstOrDefault(row => row.Type == DeviceMib.StorageTypeRam && row.TotalOctets > 0) is { } ram)
        {
            double reclaimable = rows.Values
                .Where(row => row.Description is "Memory buffers" or "Cached memory")
                .Sum(row => row.UsedOctets);
            Add(readings, "memory", "", Math.Max(0, ram.UsedOctets - reclaimable), ram.TotalOctets);
        }
        else if (ucdTotalKiB is > 0 and { } total && ucdAvailableKiB is { } available)
        {
            double used = total - available - (ucdBuffersKiB ?? 0) - (ucdCachedKiB ?? 0);
            Add(readings, "memory", "", Math.Max(0, used) * 1024, total * 1024);
        }
    }

    /// <summary>The parts of memory that net-snmp lists beside it, under types that say "other" and "virtual".</summary>
    private static bool IsPool(string description) =>
        description is "Memory buffers" or "Cached memory" or "Shared memory" or "Virtual memory" or "Swap space" or "Real Memory";

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

        public double TotalOctets => Size * UnitOctets;

        public double UsedOctets => Used * UnitOctets;
    }
}
