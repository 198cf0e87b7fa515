using System.Collections.Immutable;
using PrisonOps.Analyzers.Notices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Notices;

/// <summary>Counts the alarms in the saved views whose owners want to be told, whether or not anybody has a console open.</summary>
internal sealed class NoticeViews(INoticeViewStore views, INoticeStore notices, NoticeBook book, IAlarmNames names, TimeProvider time)
{
    private static readonly TimeSpan CountEvery = TimeSpan.FromSeconds(15);
    private long? countedAt;

    public async Task Look(CancellationToken stoppingToken)
    {
        if (countedAt is { } at && time.GetElapsedTime(at) < CountEvery) return;
        countedAt = time.GetTimestamp();
        if (await views.LoadWatched(stoppingToken) is not { IsEmpty: false } watched) return;

        NoticePeople people = (await book.Read(stoppingToken)).People;
        ImmutableArray<string> types = await views.ListOpenTypes(stoppingToken);
        DateTimeOffset now = time.GetUtcNow();
        foreach (WatchedView one in watched)
        {
            NoticePerson? owner = people.Find(one.View.OwnerId);
            UnitScope scope = owner is null ? UnitScope.None : NoticeReach.ScopeOf(owner);
            int count = scope.IsEmpty ? 0 : await Count(one.View.Draft, scope, types, now, stoppingToken);
            (ViewMark? mark, NoticeWhat? told) = ViewLimit.Decide(one, count, now);
            if (mark is null) continue;

            NoticeDraft[] drafts = told is { } what && owner is not null ? [NoticeDrafts.OfView(owner, one, what, now)] : [];
            await notices.Commit(NoticeChanges.None with { Views = [mark], Notices = [.. drafts] }, null, null, stoppingToken);
        }
    }

    private Task<int> Count(AlarmViewDraft draft, UnitScope scope, ImmutableArray<string> types, DateTimeOffset now, CancellationToken stoppingToken)
    {
        ViewFilter filter = ViewQuery.Read(draft.Query);
        ImmutableArray<string> named = filter.Text.Length == 0
            ? []
            : [.. types.Where(type => Holds(names.NameOf(type, false), filter.Text) || Holds(names.NameOf(type, true), filter.Text))];
        return views.Count(filter, scope, named, draft.CountMax ?? 0, now, stoppingToken);
    }

    private static bool Holds(string name, string text) => name.Contains(text, StringComparison.OrdinalIgnoreCase);
}
