using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>A camera of the matrix: its state and what is wrong with its picture.</summary>
/// <param name="Faults">Codes of the confirmed faults that are raised, worst first.</param>
public sealed record CameraListItem(
    Guid Id, UnitPlace Place, string Code, string Name, ObjectState State, string? Reason, DateTimeOffset Since, bool IsKey,
    Commissioning Commissioning, ImmutableArray<string> Faults);
