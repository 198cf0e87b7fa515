using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PrisonOps.Grains.Notices;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Notices;

/// <summary>Saved views that nobody looks at.</summary>
public sealed class NoticeViewsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 3, 0, 0, TimeSpan.Zero);
    private static readonly UnitPlace Prison = new(3, 2, 3);

    private readonly NoticePerson owner = new(
        Guid.NewGuid(), "wangfang", "王芳", NoticeProfile.Default, [new("support-group", RoleClass.Manager, Prison, UnitTier.Prison, true)]);

    private readonly FakeTimeProvider time = new(Start);

    [Fact]
    public async Task The_owner_is_told_though_no_console_is_open_and_counted_where_the_owner_may_look()
    {
        MemoryNotices notices = new(new([], [], [], [], [owner], Prison));
        Views views = new(new(Guid.NewGuid(), Prison, owner.AccountId, "wangfang", new("夜班", "severity=critical&text=风扇", false, 20, 10), 1));
        NoticeViews looking = new(views, notices, new(notices, new Named(), Options.Create(new NoticeOptions()), time), new Named(), time);

        views.Found = 21;
        for (int minute = 0; minute <= 20; minute++)
        {
            await looking.Look(TestContext.Current.CancellationToken);
            foreach (ViewMark mark in notices.Commits.SelectMany(changes => changes.Views)) views.Take(mark);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        NoticeDraft told = Assert.Single(notices.Commits.SelectMany(changes => changes.Notices));
        Assert.Equal((NoticeWhat.ViewOver, owner.AccountId, NoticeChannelKind.InApp), (told.What, told.AccountId!.Value, told.Kind));
        Assert.Contains("夜班", told.Title, StringComparison.Ordinal);
        Assert.EndsWith("/alarms?severity=critical&text=风扇", told.Text, StringComparison.Ordinal);
        Assert.Equal([Prison.Prison], views.Asked!.Prisons);
        Assert.Equal(["fan.fault"], views.Types);
    }

    private sealed class Named : IAlarmNames
    {
        public string NameOf(string alarmType, bool english) => alarmType == "fan.fault" ? "风扇故障" : alarmType;
    }

    private sealed class Views(AlarmView view) : INoticeViewStore
    {
        private WatchedView watched = new(view, null, null);

        public int Found { get; set; }

        public UnitScope? Asked { get; private set; }

        public ImmutableArray<string> Types { get; private set; } = [];

        public void Take(ViewMark mark) => watched = watched with { OverSince = mark.OverSince, ToldAt = mark.ToldAt };

        public Task<ImmutableArray<WatchedView>> LoadWatched(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<WatchedView>>([watched]);

        public Task<int> Count(
            ViewFilter filter, UnitScope scope, ImmutableArray<string> typesOfText, int limit, DateTimeOffset now, CancellationToken cancellationToken)
        {
            (Asked, Types) = (scope, typesOfText);
            return Task.FromResult(Math.Min(Found, limit + 1));
        }

        public Task<ImmutableArray<string>> ListOpenTypes(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<string>>(["cpu.load", "fan.fault"]);
    }
}
