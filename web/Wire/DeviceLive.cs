using PrisonOps.Ports.Devices;

namespace PrisonOps.Web.Wire;

public sealed record DeviceLive(
    DateTimeOffset? LastPollAt, DevicePollOutcome? Outcome, string Detail, double? RoundTripMs, double? UptimeSeconds, string? SysName,
    string? SysDescr, string? SysObjectId, double PollPeriodSeconds, IReadOnlyList<InterfaceLive> Interfaces, IReadOnlyList<Quantity> Quantities);
