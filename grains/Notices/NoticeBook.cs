using Microsoft.Extensions.Options;
using PrisonOps.Analyzers.Notices;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Notices;

/// <summary>Who is told of what, as it was read last. A change is in force when the reading is older than the options say.</summary>
internal sealed class NoticeBook(INoticeStore store, IAlarmNames names, IOptions<NoticeOptions> options, TimeProvider time)
{
    private Page page = new(NoticeRoutes.Of([]), new([], [], [], []), default, null!);
    private long? readAt;

    /// <summary>Somebody has changed it: the next reading is a fresh one.</summary>
    public void Forget() => readAt = null;

    public async ValueTask<Page> Read(CancellationToken cancellationToken)
    {
        if (readAt is { } at && time.GetElapsedTime(at) < options.Value.ReadSetupEvery) return page;

        NoticeSetup setup = await store.LoadSetup(time.GetUtcNow(), cancellationToken);
        NoticePeople people = new(setup.People, setup.Channels, setup.Rotas, setup.Overrides);
        page = new(NoticeRoutes.Of(setup.Routes), people, setup.Home, new(people, names, setup.Home));
        readAt = time.GetTimestamp();
        return page;
    }

    public sealed record Page(NoticeRoutes Routes, NoticePeople People, UnitPlace Home, NoticeGathering Gathering);
}
