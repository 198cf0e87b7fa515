namespace PrisonOps.Web.Wire;

public sealed record RotaFields(string Name, string Zone, IReadOnlyList<RotaLayer> Layers, IReadOnlyList<DateOnly> Holidays, IReadOnlyList<DateOnly> WorkedWeekends);
