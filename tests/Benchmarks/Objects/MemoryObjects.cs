using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Benchmarks.Objects;

/// <summary>Many devices of one unit in rosters of 500, in memory.</summary>
internal sealed class MemoryObjects : IRosterStore
{
    private const int RosterSize = 500;

    private readonly ImmutableArray<ObjectConfiguration> objects;

    public MemoryObjects(int count, UnitPlace place, TimeSpan period) => objects =
    [
        .. Enumerable.Range(0, count).Select(i => new ObjectConfiguration(
            Guid.CreateVersion7(), 1, place, "network.switch", $"SW-{i}", $"Switch {i}", Criticality.NonCore, MonitoringProtocol.Snmp, "private",
            $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}", 161, null, null, period, TimeSpan.Zero, null, null, null)),
    ];

    public ImmutableArray<Guid> Ids => [.. objects.Select(configuration => configuration.Id)];

    public Task<ImmutableArray<RosterKey>> ListRosters(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<RosterKey>>(
        [.. Enumerable.Range(0, (objects.Length + RosterSize - 1) / RosterSize).Select(shard => new RosterKey(objects[0].Place.Unit, MonitoringProtocol.Snmp, shard))]);

    public Task<ImmutableArray<ObjectConfiguration>> LoadObjects(RosterKey roster, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ObjectConfiguration>>([.. objects.Skip(roster.Shard * RosterSize).Take(RosterSize)]);

    public Task<ImmutableArray<ObjectStateRow>> LoadStates(RosterKey roster, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<ObjectStateRow>>([]);

    public Task<ImmutableArray<OpenFinding>> LoadOpenFindings(RosterKey roster, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<OpenFinding>>([]);

    public Task<ObjectConfiguration?> FindObject(Guid objectId, CancellationToken cancellationToken) =>
        Task.FromResult(objects.FirstOrDefault(configuration => configuration.Id == objectId));

    public Task SaveStates(ImmutableArray<ObjectStateRow> states, CancellationToken cancellationToken) => Task.CompletedTask;
}
