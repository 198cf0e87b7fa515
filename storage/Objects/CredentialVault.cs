using System.Collections.Concurrent;
using Npgsql;
using PrisonOps.Ports.Objects;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Objects;

/// <summary>Opens sealed sets for collectors. One set serves hundreds of objects, so an opened set is kept for some seconds.</summary>
internal sealed class CredentialVault(DatabaseConnections connections, CredentialSeal seal, TimeProvider time) : ICredentialVault
{
    private const int KeptMax = 10_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Kept> opened = new();

    public ValueTask<CredentialSecret?> Open(Guid credentialSetId, CancellationToken cancellationToken) =>
        opened.TryGetValue(credentialSetId, out Kept kept) && time.GetElapsedTime(kept.At) < KeptFor
            ? ValueTask.FromResult(kept.Secret)
            : new(Load(credentialSetId, cancellationToken));

    /// <summary>A set that was changed in this process is seen at once.</summary>
    public void Forget(Guid credentialSetId) => opened.TryRemove(credentialSetId, out _);

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
