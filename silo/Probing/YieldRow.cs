namespace PrisonOps.Silo.Probing;

/// <summary>What one reading of a profile gave.</summary>
/// <param name="Values">How many values; 0 when the device has nothing there.</param>
internal sealed record YieldRow(string Quantity, string Source, int Values);
