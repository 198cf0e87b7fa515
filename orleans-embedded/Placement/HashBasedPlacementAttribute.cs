namespace Orleans.Placement;

/// <summary>Takes the silo that the hash of the identity names.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class HashBasedPlacementAttribute : PlacementAttribute;
