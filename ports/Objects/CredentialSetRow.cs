namespace PrisonOps.Ports.Objects;

/// <summary>A named set of credentials, shared by many objects. What is secret in it never leaves the vault.</summary>
/// <param name="Kind">"snmp-community" (SNMP v2c), "snmp-community-v1", "snmp-v3", "user-password", "http-basic", "http-bearer" (its password is the token), "http-login".</param>
/// <param name="Summary">What may be shown: user name, protocols; never a secret.</param>
public sealed record CredentialSetRow(Guid Id, int UnitId, string Name, string Kind, string Summary, int UsedBy, DateTimeOffset ChangedAt, long Revision);
