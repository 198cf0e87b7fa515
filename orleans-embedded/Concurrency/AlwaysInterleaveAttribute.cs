namespace Orleans.Concurrency;

/// <summary>This call never waits for the turn of another call to end.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;
