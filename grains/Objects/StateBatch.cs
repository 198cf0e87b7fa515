using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Grains.Objects;

/// <summary>Rows that are written together.</summary>
internal sealed record StateBatch(ImmutableArray<ObjectStateRow> Rows);
