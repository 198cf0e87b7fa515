namespace PrisonOps.Ports.Notices;

/// <summary>Who is told. Nobody is told of an alarm that his roles do not let him see.</summary>
/// <param name="Id">The account or the rota; null for a role.</param>
/// <param name="RoleCode">Null for a person and a rota.</param>
public sealed record NoticeRecipient(NoticeRecipientKind Kind, Guid? Id, string? RoleCode);
