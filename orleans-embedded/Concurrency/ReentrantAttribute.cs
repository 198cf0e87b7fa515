namespace Orleans.Concurrency;

/// <summary>Calls of this class may run between the awaits of other calls.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
