using PrisonOps.Ports.Devices;

namespace PrisonOps.Web.Wire;

/// <param name="States">The worst first.</param>
public sealed record DeviceLive(
    DateTimeOffset? LastPollAt, DevicePollOutcome? Outcome, string Detail, double? RoundTripMs, double? UptimeSeconds, DeviceIdentity Identity,
    double PollPeriodSeconds, IReadOnlyList<InterfaceLive> Interfaces, IReadOnlyList<Quantity> Quantities, IReadOnlyList<PartState> States);
