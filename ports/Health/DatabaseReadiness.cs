namespace PrisonOps.Ports.Health;

/// <summary>What is known of the database now.</summary>
/// <param name="Reason">A sentence for a person when it is not ready; null when it is.</param>
/// <param name="DiskFreeBytes">Free space under the data folder; null for an external database.</param>
/// <param name="DiskLow">Below 5 % or 2 GiB: samples are no longer stored, alarms are.</param>
/// <param name="Samples">What became of the sample rows that this process was offered.</param>
public sealed record DatabaseReadiness(
    DatabaseState State, DateTimeOffset Since, string? Reason, long? DiskFreeBytes, bool DiskLow, SampleCounters Samples)
{
    /// <summary>
    /// How long ago the oldest raw samples should have been settled, once that is more than a day; zero otherwise. Nothing is lost by it, but raw
    /// rows stay until they are settled, and take many times the room.
    /// </summary>
    public TimeSpan SettlingBehind { get; init; }
}
