using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.People;

/// <summary>Accounts, roles, assignments and the password policy. Changes are audited with before and after.</summary>
public interface IPeopleStore
{
    Task<ImmutableArray<RoleRow>> ListRoles(CancellationToken cancellationToken);

    /// <summary>The assignments of an account that are valid at a time; the base of every scope and permission.</summary>
    Task<ImmutableArray<Assignment>> LoadAssignments(Guid accountId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Accounts that have an assignment inside the scope, or none at all and were created by its administrators.</summary>
    Task<Page<AccountListItem>> ListAccounts(UnitScope scope, string? text, string? after, int pageSize, CancellationToken cancellationToken);

    /// <summary>
    /// Refused when the role does not exist at the unit's tier, when the unit is outside of the scope, or when the account would be
    /// administrator and auditor in one unit (clause 7.1.9-a.2).
    /// </summary>
    Task<ChangeOutcome<Assignment>> Assign(Actor actor, UnitScope scope, Guid accountId, string roleCode, int unitId, DateTimeOffset? validTo, CancellationToken cancellationToken);

    /// <summary>Ends an assignment at once and writes an outbox event (topic "session") with the account id as key.</summary>
    Task<ChangeOutcome<Assignment>> Revoke(Actor actor, UnitScope scope, Guid assignmentId, CancellationToken cancellationToken);

    /// <summary>Tells every web process (outbox topic "session") that a person has signed out.</summary>
    Task EndSession(Guid accountId, UnitPlace place, string sessionId, DateTimeOffset endsAt, CancellationToken cancellationToken);

    Task<bool> AnyAccount(CancellationToken cancellationToken);

    Task<PasswordPolicy> LoadPasswordPolicy(CancellationToken cancellationToken);

    Task<ChangeOutcome<PasswordPolicy>> SavePasswordPolicy(Actor actor, PasswordPolicy policy, CancellationToken cancellationToken);
}
