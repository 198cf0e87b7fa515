using System.Collections.Immutable;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Access;

/// <summary>An account with its grants, as the checks of a request need it. Shared by requests and feeds, at most a minute old.</summary>
internal sealed record Member(
    Guid AccountId, string UserName, string DisplayName, string SecurityStamp, bool Disabled, bool MustChangePassword,
    DateTimeOffset PasswordExpiresAt, ImmutableArray<Grant> Grants)
{
    /// <summary>A wall or another machine: it holds roles for machines and nothing else, and can only read.</summary>
    public bool IsMachine => !Grants.IsEmpty && Grants.All(grant => grant.Role.Class is RoleClass.Machine);

    public UnitScope ScopeOf(IReadOnlyList<string> permissions, DateTimeOffset at) => CallerScope.Resolve(Grants, permissions, at);

    public ImmutableArray<string> PermissionsAt(DateTimeOffset at) =>
        [.. Grants.Where(grant => grant.IsValidAt(at)).SelectMany(grant => grant.Role.Permissions).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The unit on which screens open, and to which what the account does to itself belongs: the highest of its assignments.</summary>
    public Assignment? Home(DateTimeOffset at) =>
        Grants.Where(grant => grant.IsValidAt(at)).Select(grant => grant.Assignment)
            .OrderBy(assignment => assignment.Tier).ThenBy(assignment => assignment.Place.Unit).FirstOrDefault();
}
