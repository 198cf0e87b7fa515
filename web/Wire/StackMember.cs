using System.Diagnostics.CodeAnalysis;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Web.Wire;

/// <param name="IsLive">Its last poll was answered, so that the metrics are what it measures now.</param>
[SuppressMessage("Naming", "CA1720", Justification = "The name is the wire's.")]
public sealed record StackMember(
    ObjectRow Object, StackMark Mark, IReadOnlyList<Guid> Roots, Guid? CoveredBy, bool IsLive, DateTimeOffset? MeasuredAt,
    IReadOnlyList<Quantity> Metrics, IReadOnlyList<StackLink> Below, IReadOnlyList<Alarm> Alarms);
