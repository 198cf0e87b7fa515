using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Profiles;

/// <summary>What is read of a device besides the standard tables: the readings of its own profile and of its modules.</summary>
internal sealed record ProfilePlan(DeviceProfile? Own, ImmutableArray<SnmpReading> Readings, ImmutableArray<SnmpSpace> Spaces)
{
    public static ProfilePlan Empty { get; } = new(null, [], []);

    /// <summary>Thresholds by quantity: what the device's own profile says of one goes before what a module says.</summary>
    public ImmutableArray<ThresholdRule> Thresholds { get; private init; } = [];

    public static ProfilePlan Of(DeviceProfile? own, ImmutableArray<DeviceProfile> modules) => new(
        own,
        [.. own?.Readings ?? [], .. modules.SelectMany(module => module.Readings)],
        [.. own?.Spaces ?? [], .. modules.SelectMany(module => module.Spaces)])
    {
        Thresholds = (own is null ? modules : modules.Insert(0, own))
            .Aggregate(ImmutableArray<ThresholdRule>.Empty, (taken, profile) => taken.AddRange(profile.Thresholds.Where(rule => taken.All(known => known.Quantity != rule.Quantity)))),
    };

    /// <summary>Every column that a poll needs, each once.</summary>
    public ImmutableArray<ObjectIdentifier> Columns() =>
    [
        .. Readings.SelectMany(ColumnsOf).Concat(Spaces.SelectMany(ColumnsOf)).Where(column => column is not null).Select(column => column!.Column).Distinct(),
    ];

    private static IEnumerable<ColumnReference?> ColumnsOf(SnmpReading reading) =>
        [reading.Value, reading.ScaleExponent, .. reading.Label.Columns, .. reading.Where.Select(condition => condition.Column)];

    private static IEnumerable<ColumnReference?> ColumnsOf(SnmpSpace space) =>
    [
        space.Used, space.Free, space.Total, space.Percent, space.OctetsColumn, .. space.Label.Columns, .. space.Where.Select(condition => condition.Column),
    ];
}
