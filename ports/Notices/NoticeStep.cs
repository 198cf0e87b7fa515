using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <summary>One step of a route. The first tells of the alarm; each later one is taken only while nobody has acknowledged it.</summary>
/// <param name="After">Since the step before, or since the alarm was announced; 0 to 7 days.</param>
/// <param name="Channels">By which channels; the bell is apart.</param>
/// <param name="InApp">Whether people find it under the bell of the pages too.</param>
public sealed record NoticeStep(TimeSpan After, ImmutableArray<NoticeRecipient> Recipients, ImmutableArray<Guid> Channels, bool InApp);
