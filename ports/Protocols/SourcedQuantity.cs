using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Protocols;

/// <summary>A quantity and where it was read.</summary>
/// <param name="Source">Register, selector or path as the profile's reading says it; empty for what the exchange itself tells, its time for example.</param>
/// <param name="State">What the number means, for an enumeration whose meaning the profile knows.</param>
public sealed record SourcedQuantity(Quantity Quantity, string Source, ReadingState? State)
{
    /// <summary>What a bad state raises; null: nothing.</summary>
    public StateAlarms? Alarms { get; init; }

    /// <summary>Of the exchange itself.</summary>
    public static SourcedQuantity Of(Quantity quantity) => new(quantity, "", null);
}
