namespace Orleans;

/// <summary>Which members travel without an id of their own.</summary>
public enum GenerateFieldIds
{
    None,
    PublicProperties,
}
