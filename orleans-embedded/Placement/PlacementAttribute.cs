namespace Orleans.Placement;

/// <summary>Says on which silo a grain is placed. In one process there is one place, so these attributes change nothing here.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public abstract class PlacementAttribute : Attribute;
