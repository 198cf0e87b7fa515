namespace Orleans;

/// <summary>Fixes the name of a grain class in identities, so that the class can be renamed.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false)]
public sealed class GrainTypeAttribute(string grainType) : Attribute
{
    internal string GrainType => grainType;
}
