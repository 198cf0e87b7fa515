using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Objects;

/// <param name="Objects">The object in question first, then what it stands on, then what stands on it.</param>
/// <param name="Edges">The valid relations between them.</param>
/// <param name="Alarms">The open alarms of all of them, most urgent first.</param>
/// <param name="IsCut">There is more than a stack may have: of objects, of levels or of alarms.</param>
public sealed record StackRows(
    ImmutableArray<ObjectListItem> Objects, ImmutableArray<StackEdge> Edges, ImmutableArray<AlarmListItem> Alarms, bool IsCut);
