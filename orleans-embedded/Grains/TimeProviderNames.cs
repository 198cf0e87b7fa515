namespace Orleans.Runtime;

/// <summary>Keys under which a clock for one area of the host may be registered; the plain TimeProvider serves the areas without one.</summary>
public static class TimeProviderNames
{
    public const string Grains = "Orleans.Grains";
    public const string Messaging = "Orleans.Messaging";
    public const string ActivationManagement = "Orleans.ActivationManagement";
}
