namespace Orleans.Concurrency;

/// <summary>Calls that only read overlap one another and wait for those that write.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
