using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>What a person may set up, told with the field, its value and what is allowed; and trying it.</summary>
public interface INoticeDesk
{
    (string Field, Refusal Refusal)? Check(NoticeChannelDraft draft);

    (string Field, Refusal Refusal)? Check(NoticeRouteFields fields);

    (string Field, Refusal Refusal)? Check(NoticeProfile profile);

    /// <summary>Sends a test by the channel and waits for what comes of it; it is in the log like any other notice.</summary>
    /// <param name="target">The address; null for the fixed ones of the channel.</param>
    Task<NoticeOutcome> TestChannel(Actor actor, Guid channelId, string? target, CancellationToken cancellationToken);

    /// <summary>Writes a test for everybody whom a step would tell now. Gives how many notices that were.</summary>
    Task<int> TestStep(Actor actor, NoticeStep step, UnitPlace place, CancellationToken cancellationToken);
}
