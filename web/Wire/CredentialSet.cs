namespace PrisonOps.Web.Wire;

public sealed record CredentialSet(
    Guid Id, int UnitId, string Name, string Kind, string Summary, int UsedBy, DateTimeOffset ChangedAt, long Revision);
