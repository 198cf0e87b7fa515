using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Every object of the scope stands on the object in question, with the verdicts that a test gives.</summary>
internal sealed class StacksDouble(ObjectsDouble objects, AlarmsDouble alarms) : IStackReader
{
    public ConcurrentDictionary<Guid, StackVerdict> Verdicts { get; } = new();

    public async Task<StackView?> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken)
    {
        if (await objects.Find(scope, objectId, cancellationToken) is not { } focus) return null;

        ImmutableArray<ObjectListItem> above =
        [
            .. (await objects.List(scope, new(null, false, null, [], null, null), ObjectSort.Code, null, 100, cancellationToken)).Rows.Where(item => item.Id != objectId),
        ];
        ImmutableArray<AlarmListItem> open = await alarms.ListOpen(scope, 100, cancellationToken);
        return new(
            [.. above.Prepend(focus).Select(item => new StackMember(item, Verdicts.GetValueOrDefault(item.Id, new(StackMark.None, [], null))))],
            [.. above.Select(item => new StackEdge(item.Id, RelationType.ConnectedTo, objectId))], open, false);
    }
}
