using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Databases.Readings;

/// <summary>Keeps what costly statements said, so that they are asked less often and their values still stand in every poll.</summary>
internal sealed class LastReadings(TimeProvider time)
{
    private const int EntriesMax = 50_000;

    private readonly ConcurrentDictionary<(Guid Object, string Profile, string Statement), (long At, ImmutableArray<Quantity> Quantities)> kept = new();

    /// <summary>Null when it is to be asked anew.</summary>
    public ImmutableArray<Quantity>? Find(Guid target, string profile, string statement, TimeSpan every) =>
        every > TimeSpan.Zero && kept.TryGetValue((target, profile, statement), out (long At, ImmutableArray<Quantity> Quantities) last) && time.GetElapsedTime(last.At) < every
            ? last.Quantities
            : null;

    public void Keep(Guid target, string profile, string statement, TimeSpan every, ImmutableArray<Quantity> quantities)
    {
        if (every <= TimeSpan.Zero) return;
        if (kept.Count >= EntriesMax) kept.Clear();
        kept[(target, profile, statement)] = (time.GetTimestamp(), quantities);
    }
}
