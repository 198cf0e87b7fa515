using System.Collections.Immutable;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>One walk over the columns of a device, and how many rows each had last time, which spares the requests that would find it out again.</summary>
internal sealed class DeviceWalk
{
    private readonly DeviceColumn[] standard;
    private readonly ObjectIdentifier[] all;
    private readonly int[] rows;

    /// <param name="wants">Which columns of the standard MIBs are read, of those that the device has.</param>
    /// <param name="own">The columns of profiles.</param>
    public DeviceWalk(DeviceGroup groups, Func<DeviceColumn, bool> wants, ImmutableArray<ObjectIdentifier> own)
    {
        (ObjectIdentifier[] names, standard) = DeviceMib.PlanFor(groups, wants);
        all = [.. names, .. own];
        rows = new int[all.Length];
    }

    public ValueTask<SnmpWalkResult> Read(
        ISnmpClient client, SnmpTarget target, DeviceReadings readings, SnmpSnapshot snapshot, CancellationToken cancellationToken)
    {
        return client.Walk(target, all, rows, Take, cancellationToken);

        void Take(int subtree, ReadOnlySpan<byte> row, SnmpVariable variable)
        {
            if (subtree >= standard.Length)
            {
                snapshot.Add(all[subtree], row, variable);
                return;
            }

            Span<uint> arcs = stackalloc uint[4];
            int count = ObjectIdentifier.ReadArcs(row, arcs);
            readings.Take(standard[subtree], count == 0 ? 0 : arcs[0], variable);
        }
    }
}
