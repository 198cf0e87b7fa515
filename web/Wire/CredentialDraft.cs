namespace PrisonOps.Web.Wire;

/// <summary>The one shape that carries secrets, inwards only.</summary>
public sealed record CredentialDraft(
    int UnitId, string Name, string Kind, string? Community = null, string? UserName = null, string? Password = null,
    string? AuthProtocol = null, string? AuthPassword = null, string? PrivProtocol = null, string? PrivPassword = null,
    string? ContextName = null)
{
    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => $"{Kind} {Name} of unit {UnitId}";
}
