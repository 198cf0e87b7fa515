namespace PrisonOps.Ports.Objects;

/// <summary>The opened set, for collectors only. SNMP v3 protocols by name: "SHA-256", "AES-128".</summary>
public sealed record CredentialSecret(
    string Kind, string? Community, string? UserName, string? Password,
    string? AuthProtocol, string? AuthPassword, string? PrivProtocol, string? PrivPassword, string? ContextName)
{
    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => $"{Kind} (sealed)";
}
