namespace Orleans.Placement;

/// <summary>Prefers the silo with fewer activations.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class ActivationCountBasedPlacementAttribute : PlacementAttribute;
