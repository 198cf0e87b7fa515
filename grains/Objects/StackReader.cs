using PrisonOps.Analyzers.Objects;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Objects;

/// <summary>Judges a stack by its rows alone: the states of all its members are those of one moment.</summary>
internal sealed class StackReader(IStackQueries queries) : IStackReader
{
    public async Task<StackView?> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken)
    {
        if (await queries.Read(scope, objectId, cancellationToken) is not { } rows) return null;

        IReadOnlyDictionary<Guid, StackVerdict> verdicts = StackRoots.Decide(
            [.. rows.Objects.Select(item => new StackNode(item.Id, item.State, item.Reason))], rows.Edges);
        return new([.. rows.Objects.Select(item => new StackMember(item, verdicts[item.Id]))], rows.Edges, rows.Alarms, rows.IsCut);
    }
}
