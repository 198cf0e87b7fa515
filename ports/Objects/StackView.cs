using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Objects;

/// <summary>What an object stands on, what stands on it, and where a failure among them began (clause 8.1.2 b).</summary>
public sealed record StackView(
    ImmutableArray<StackMember> Members, ImmutableArray<StackEdge> Edges, ImmutableArray<AlarmListItem> Alarms, bool IsCut);
