using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Web.Host;

/// <summary>One roster for each unit and protocol; the web asks for nothing else.</summary>
internal sealed class RostersDouble : IRosterStore
{
    public Task<ImmutableArray<RosterKey>> ListRosters(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<RosterKey>>(
        [.. Estate.Units.SelectMany(unit => new[] { MonitoringProtocol.Snmp, MonitoringProtocol.Rtsp }, (unit, protocol) => new RosterKey(unit.Id, protocol, 0))]);

    public Task<ImmutableArray<ObjectConfiguration>> LoadObjects(RosterKey roster, CancellationToken cancellationToken) => throw Unused();

    public Task<ImmutableArray<ObjectStateRow>> LoadStates(RosterKey roster, CancellationToken cancellationToken) => throw Unused();

    public Task<ImmutableArray<OpenFinding>> LoadOpenFindings(RosterKey roster, CancellationToken cancellationToken) => throw Unused();

    public Task<ObjectConfiguration?> FindObject(Guid objectId, CancellationToken cancellationToken) => throw Unused();

    public Task SaveStates(ImmutableArray<ObjectStateRow> states, CancellationToken cancellationToken) => throw Unused();

    private static NotSupportedException Unused() => new("The web never asks this.");
}
