using PrisonOps.Ports.Notices;

namespace PrisonOps.Web.Wire;

public sealed record NoticeRecipient(NoticeRecipientKind Kind, Guid? Id, string? RoleCode);
