using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <summary>Somebody who may be told, with the roles that are valid now.</summary>
public sealed record NoticePerson(Guid AccountId, string UserName, string DisplayName, NoticeProfile Profile, ImmutableArray<NoticeGrant> Grants);
