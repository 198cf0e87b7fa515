using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Analyzers.Notices;

/// <summary>When the owner of a view is told: once when there have been too many for as long as the owner chose, and once when there are no longer.</summary>
public static class ViewLimit
{
    /// <summary>What is to be remembered, null when that has not changed, and what is told.</summary>
    public static (ViewMark? Mark, NoticeWhat? Told) Decide(WatchedView watched, int count, DateTimeOffset now)
    {
        AlarmViewDraft draft = watched.View.Draft;
        if (draft.CountMax is not { } max || draft.TellAfterMinutes is not { } minutes || count <= max)
        {
            if (watched is { OverSince: null, ToldAt: null }) return (null, null);
            return (new(watched.View.Id, null, null), watched.ToldAt is null ? null : NoticeWhat.ViewBack);
        }

        DateTimeOffset since = watched.OverSince ?? now;
        if (watched.ToldAt is null && now - since >= TimeSpan.FromMinutes(minutes)) return (new(watched.View.Id, since, now), NoticeWhat.ViewOver);
        return (watched.OverSince is null ? new(watched.View.Id, since, null) : null, null);
    }
}
