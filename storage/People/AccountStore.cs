using Microsoft.AspNetCore.Identity;
using Npgsql;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.People;

/// <summary>
/// Accounts for ASP.NET Identity. Sign-in comes before any scope, so this class sees no table: it goes through functions of the owner that
/// give or change one account at a time.
/// </summary>
internal sealed class AccountStore(ScopedDatabase scoped, SessionNews sessions)
    : IUserStore<Account>, IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>
{
    private const string Row =
        "row($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)::account";

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        try
        {
            user.Revision = 1;
            await scoped.InScope(UnitScope.None, c => Given(c, $"select account_insert({Row})", user).Run(cancellationToken), cancellationToken);
            return IdentityResult.Success;
        }
        catch (PostgresException taken) when (taken.ConstraintName == "account_name")
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().DuplicateUserName(user.UserName));
        }
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        (long? revision, long raised) = await scoped.InScope(UnitScope.None, c => UpdateIn(c, user, cancellationToken), cancellationToken);
        if (revision is null) return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());

        sessions.Raise(raised);
        user.Revision = revision.Value;
        return IdentityResult.Success;
    }

    /// <summary>A new security stamp (a password, a lock, an account that was disabled) ends the sessions under the old one, in every process.</summary>
    private async Task<(long? Revision, long Raised)> UpdateIn(NpgsqlConnection connection, Account user, CancellationToken cancellationToken)
    {
        string? stamp = await connection.Statement("select security_stamp from account_by_id($1)", SqlStatements.Value(user.Id)).ReadValue<string>(cancellationToken);
        long? revision = await Given(connection, $"select account_update({Row})", user).ReadValue<long?>(cancellationToken);
        return revision is null || stamp == user.SecurityStamp ? (revision, 0) : (revision, await sessions.Write(connection, user.Id, user.Home, new(), cancellationToken));
    }

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        Guid? gone = await scoped.InScope(
            UnitScope.None,
            c => c.Statement("select account_delete($1, $2)", SqlStatements.Value(user.Id), SqlStatements.Value(user.Revision)).ReadValue<Guid?>(cancellationToken),
            cancellationToken);
        return gone is null ? IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure()) : IdentityResult.Success;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Guid.TryParse(userId, out Guid id)
        ? await scoped.InScope(
            UnitScope.None, c => c.Statement("select * from account_by_id($1)", SqlStatements.Value(id)).ReadFirst(Read, cancellationToken), cancellationToken)
        : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => scoped.InScope(
        UnitScope.None,
        c => c.Statement("select * from account_by_name($1)", SqlStatements.Value(normalizedUserName)).ReadFirst(Read, cancellationToken), cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.UserName = userName ?? "";
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.NormalizedUserName = normalizedName ?? "";
        return Task.CompletedTask;
    }

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockoutEnd = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        user.AccessFailedCount = 0;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockoutEnabled);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken)
    {
        user.LockoutEnabled = enabled;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
    }

    private static NpgsqlCommand Given(NpgsqlConnection connection, string sql, Account user) => connection.Statement(
        sql, SqlStatements.Value(user.Id), SqlStatements.Value(user.Home.Unit), SqlStatements.Value(user.Home.Province), SqlStatements.Value(user.Home.Prison),
        SqlStatements.Value(user.UserName), SqlStatements.Value(user.NormalizedUserName), SqlStatements.Value(user.DisplayName),
        SqlStatements.Value(user.PasswordHash), SqlStatements.Value(user.SecurityStamp), SqlStatements.Value(user.PasswordChangedAt),
        SqlStatements.Value(user.MustChangePassword), SqlStatements.Value(user.AccessFailedCount), SqlStatements.Value(user.LockoutEnd),
        SqlStatements.Value(user.LockoutEnabled), SqlStatements.Value(user.Disabled), SqlStatements.Value(user.Revision));

    private static Account Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Home = reader.GetPlace(1),
        UserName = reader.GetString(4),
        NormalizedUserName = reader.GetString(5),
        DisplayName = reader.GetString(6),
        PasswordHash = reader.GetText(7),
        SecurityStamp = reader.GetString(8),
        PasswordChangedAt = reader.GetInstant(9),
        MustChangePassword = reader.GetBoolean(10),
        AccessFailedCount = reader.GetInt32(11),
        LockoutEnd = reader.GetOptional<DateTimeOffset>(12),
        LockoutEnabled = reader.GetBoolean(13),
        Disabled = reader.GetBoolean(14),
        Revision = reader.GetInt64(15),
    };
}
