using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Objects;

namespace PrisonOps.Web.Feed;

/// <summary>Topic "stack:{id}": the members of one object's stack, read every three seconds; only those that differ go out.</summary>
internal sealed class StackFeed(IObjectStore objects, Stacks stacks, TimeProvider time, ILogger<StackFeed> logger)
    : WatchedFeed("stack:", TimeSpan.FromSeconds(3), objects, time, logger)
{
    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.MonitoringRead];

    protected override async Task<FeedChange[]> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken)
    {
        Wire.StackView? stack = await stacks.Read(scope, objectId, cancellationToken);
        return [.. (stack?.Members ?? []).Select(member => new FeedChange(member.Object.Id.ToString(), 0, WireJson.Bytes(member), false, false))];
    }
}
