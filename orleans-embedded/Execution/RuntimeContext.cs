namespace Orleans.Runtime;

/// <summary>The activation whose turn runs on this thread.</summary>
internal static class RuntimeContext
{
    [ThreadStatic]
    private static IGrainContext? current;

    internal static IGrainContext? Current => current;

    internal static IGrainContext? Swap(IGrainContext? next)
    {
        IGrainContext? previous = current;
        current = next;
        return previous;
    }
}
