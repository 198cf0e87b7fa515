using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>Channels, routes and wishes as people set them. Changes are audited with before and after, never with a secret.</summary>
public interface INoticeSetupStore
{
    Task<ImmutableArray<NoticeChannel>> ListChannels(UnitScope scope, CancellationToken cancellationToken);

    /// <summary>Those of the scope and of the units above it.</summary>
    Task<ImmutableArray<NoticeChannelName>> ListUsable(UnitScope scope, CancellationToken cancellationToken);

    Task<ChangeOutcome<NoticeChannel>> PutChannel(
        Actor actor, UnitScope scope, Guid? id, NoticeChannelDraft draft, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<NoticeChannel>> DeleteChannel(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken);

    Task<ImmutableArray<NoticeRoute>> ListRoutes(UnitScope scope, CancellationToken cancellationToken);

    Task<ChangeOutcome<NoticeRoute>> PutRoute(
        Actor actor, UnitScope scope, Guid? id, int unitId, NoticeRouteFields fields, long revision, CancellationToken cancellationToken);

    Task<ChangeOutcome<NoticeRoute>> DeleteRoute(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken);

    /// <summary>The default when the person has not chosen anything.</summary>
    Task<NoticeProfile> LoadProfile(Guid accountId, CancellationToken cancellationToken);

    Task<ChangeOutcome<NoticeProfile>> PutProfile(Actor actor, UnitPlace home, NoticeProfile profile, CancellationToken cancellationToken);
}
