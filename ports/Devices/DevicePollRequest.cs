using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Devices;

/// <summary>Asks one device once. The answer carries <paramref name="Epoch"/> back; it comes by <paramref name="Deadline"/> whatever happens.</summary>
public sealed record DevicePollRequest(ObjectConfiguration Target, long Epoch, DateTimeOffset Deadline);
