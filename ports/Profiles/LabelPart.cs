namespace PrisonOps.Ports.Profiles;

/// <summary>One part of a label: a text, a column, or, with neither, the index (<paramref name="Arc"/> 0) or one arc of it.</summary>
public sealed record LabelPart(string? Text, ColumnReference? Column, int Arc);
