namespace Orleans;

/// <summary>Objects of this type may travel; only their members with an id do.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class GenerateSerializerAttribute : Attribute
{
    private readonly bool? includePrimaryConstructorParameters;

    public bool IncludePrimaryConstructorParameters
    {
        get => includePrimaryConstructorParameters ?? false;
        init => includePrimaryConstructorParameters = value;
    }

    public GenerateFieldIds GenerateFieldIds { get; init; }

    internal bool? IncludesPrimaryConstructorParameters => includePrimaryConstructorParameters;
}
