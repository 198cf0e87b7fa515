using System.Reflection;

namespace Orleans.Execution;

/// <summary>An assembly that was named as one with grains.</summary>
internal sealed record ApplicationPart(Assembly Assembly);
