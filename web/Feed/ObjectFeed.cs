using Microsoft.Extensions.Logging;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Objects;

namespace PrisonOps.Web.Feed;

/// <summary>Topic "object:{id}": the live page of one object; its actor is asked every two seconds.</summary>
internal sealed class ObjectFeed(IObjectStore objects, ObjectStatuses statuses, TimeProvider time, ILogger<ObjectFeed> logger)
    : WatchedFeed("object:", TimeSpan.FromSeconds(2), objects, time, logger)
{
    public override IReadOnlyList<string> Permissions { get; } = [Ports.People.Permissions.ObjectRead];

    protected override async Task<FeedChange[]> Read(UnitScope scope, Guid objectId, CancellationToken cancellationToken)
    {
        Wire.ObjectStatus? status = await statuses.Read(scope, objectId, cancellationToken);
        return status is null ? [] : [new(status.ObjectId.ToString(), 0, WireJson.Bytes(status), false, false)];
    }
}
