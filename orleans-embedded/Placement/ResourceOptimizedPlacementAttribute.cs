namespace Orleans.Placement;

/// <summary>Prefers the silo with more free memory and processor time.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class ResourceOptimizedPlacementAttribute : PlacementAttribute;
