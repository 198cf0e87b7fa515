namespace PrisonOps.Ports.Http;

/// <summary>How an answer is read.</summary>
public enum DocumentFormat
{
    /// <summary>XML by its type or its first character, else JSON.</summary>
    Auto = 0,

    /// <summary>Lines of text; a path is a pattern whose first group counts.</summary>
    Text = 1,
}
