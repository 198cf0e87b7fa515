using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Ports.Databases;

/// <summary>One normalised quantity of each row: (column / over), as it is or taken from 1, times the scale. A row without a number gives none.</summary>
/// <param name="Labels">The columns whose values name the instance.</param>
/// <param name="TextStates">Numbers for texts; a text that is not in it gives none.</param>
public sealed record DatabaseReading(
    string Quantity, string Column, string? Over, bool FromOne, double Scale, string Unit, QuantityKind Kind, ImmutableArray<string> Labels,
    ImmutableDictionary<string, double> TextStates);
