using System.Collections.Concurrent;
using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>Opens sealed sets for collectors. One set serves hundreds of objects, so an opened set is kept for some seconds.</summary>
internal sealed class CredentialVault(DatabaseConnections connections, CredentialSeal seal, TimeProvider time) : ICredentialVault, ITrapUsers, ITrapCommunities
{
    private const int KeptMax = 10_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Kept> opened = new();
    private (ImmutableArray<CredentialSecret> Users, long At)? users;

    public ValueTask<CredentialSecret?> Open(Guid credentialSetId, CancellationToken cancellationToken) =>
        opened.TryGetValue(credentialSetId, out Kept kept) && time.GetElapsedTime(kept.At) < KeptFor
            ? ValueTask.FromResult(kept.Secret)
            : new(Load(credentialSetId, cancellationToken));

    /// <summary>Anybody can send a name, so all are opened together, once in some seconds, and not one for each message.</summary>
    public async ValueTask<ImmutableArray<CredentialSecret>> Find(string userName, CancellationToken cancellationToken)
    {
        if (users is not { } known || time.GetElapsedTime(known.At) >= KeptFor) users = known = (await LoadAll("snmp-v3", cancellationToken), time.GetTimestamp());
        return [.. known.Users.Where(user => user.UserName == userName)];
    }

    public async Task<ImmutableArray<string>> LoadCommunities(CancellationToken cancellationToken) =>
        [.. (await LoadAll("snmp-community", cancellationToken)).Select(set => set.Community).OfType<string>()];

    /// <summary>A set that was changed in this process is seen at once.</summary>
    public void Forget(Guid credentialSetId) => opened.TryRemove(credentialSetId, out _);

    private async Task<ImmutableArray<CredentialSecret>> LoadAll(string kind, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement("select id, sealed from credential_set where kind = $2 order by id limit $1", SqlStatements.Value(KeptMax), SqlStatements.Value(kind))
            .ReadAll(reader => seal.Open(reader.GetGuid(0), reader.GetFieldValue<byte[]>(1)), cancellationToken);
    }

    private async Task<CredentialSecret?> Load(Guid id, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        byte[]? whole = await connection.Statement("select sealed from credential_set where id = $1", SqlStatements.Value(id)).ReadValue<byte[]>(cancellationToken);
        CredentialSecret? secret = whole is null ? null : seal.Open(id, whole);
        if (opened.Count >= KeptMax) opened.Clear();
        opened[id] = new(secret, time.GetTimestamp());
        return secret;
    }

    private readonly record struct Kept(CredentialSecret? Secret, long At);
}
