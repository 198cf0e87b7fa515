namespace Orleans.Providers;

/// <summary>Names that are used when none is given.</summary>
public static class ProviderConstants
{
    public const string DEFAULT_STORAGE_PROVIDER_NAME = "Default";
}
