using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.People;

/// <summary>Accounts as an administrator finds them by id, and what a password must not repeat.</summary>
public interface IAccountDirectory
{
    /// <summary>Null when the account does not exist or is not the scope's, as in <see cref="IPeopleStore.ListAccounts"/>.</summary>
    Task<AccountListItem?> FindInScope(UnitScope scope, Guid accountId, CancellationToken cancellationToken);

    /// <summary>The hashes of the passwords before the present one, newest first, at most <paramref name="atMost"/>.</summary>
    Task<ImmutableArray<string>> ReadPasswordHashes(Guid accountId, int atMost, CancellationToken cancellationToken);
}
