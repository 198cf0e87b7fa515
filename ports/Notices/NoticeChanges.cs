using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <summary>What is written together.</summary>
/// <param name="Watches">As they are now; those of which nothing is left are in <paramref name="EndedWatches"/>.</param>
public sealed record NoticeChanges(
    ImmutableArray<NoticeWatch> Watches, ImmutableArray<(Guid AlarmId, Guid RouteId)> EndedWatches, ImmutableArray<NoticeItem> Items,
    ImmutableArray<Guid> EndedItems, ImmutableArray<NoticeDraft> Notices)
{
    public ImmutableArray<ViewMark> Views { get; init; } = [];

    public static NoticeChanges None { get; } = new([], [], [], [], []);

    public bool IsEmpty => Watches.IsEmpty && EndedWatches.IsEmpty && Items.IsEmpty && EndedItems.IsEmpty && Notices.IsEmpty && Views.IsEmpty;
}
