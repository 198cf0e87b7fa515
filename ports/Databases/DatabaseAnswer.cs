using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Databases;

/// <summary>One reading of one database, or why there is none.</summary>
/// <param name="Detail">The reason in words; of an answer, the statements that the server refused.</param>
/// <param name="RoundTrip">How long the connection took.</param>
/// <param name="Uptime">The server's own.</param>
public sealed record DatabaseAnswer(
    DevicePollOutcome Outcome, string Detail, TimeSpan? RoundTrip, TimeSpan? Uptime, DeviceIdentity? Identity, ImmutableArray<Quantity> Quantities)
{
    public static DatabaseAnswer Failed(DevicePollOutcome outcome, string detail) => new(outcome, detail, null, null, null, []);
}
