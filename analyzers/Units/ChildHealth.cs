namespace PrisonOps.Analyzers.Units;

/// <param name="Weight">The weights of all judged members below the child.</param>
/// <param name="Health">0 to 100; null when nothing below it is judged.</param>
public readonly record struct ChildHealth(double Weight, double? Health);
