using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>The relations of the estate in memory; a test changes them while actors live.</summary>
internal sealed class MemoryTopology(MemoryEstate estate, MemoryAlarmStore alarms) : ISuppressionSource
{
    public ImmutableArray<StackEdge> Edges { get; set; } = [];

    public Task<ReachRows?> LoadGraph(string? known, CancellationToken cancellationToken)
    {
        ImmutableArray<ObjectConfiguration> objects = estate.Objects;
        string version = string.Create(CultureInfo.InvariantCulture, $"{objects.Length}/{Edges.Length}/{Edges.GetHashCode()}");
        return Task.FromResult(version == known
            ? null
            : new ReachRows(version, [.. objects.Select(item => new ReachNode(item.Id, item.Place, item.Protocol, item.PollPeriod))], Edges));
    }

    public Task<ImmutableArray<AlarmRow>> LoadOpen(ImmutableArray<string> types, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmRow>>([.. alarms.Open.Where(row => types.Contains(row.Type))]);
}
