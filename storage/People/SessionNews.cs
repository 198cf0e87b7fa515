using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Outbox;

namespace PrisonOps.Storage.People;

/// <summary>Word to all web processes that something of a person's sessions has ended.</summary>
internal sealed class SessionNews(ScopedDatabase scoped, OutboxSignal signal, TimeProvider time)
{
    private const string Topic = "session";

    public async Task Tell(Guid accountId, UnitPlace place, SessionPayload what, CancellationToken cancellationToken)
    {
        long raised = await scoped.InScope(UnitScope.None, c => Write(c, accountId, place, what, cancellationToken), cancellationToken);
        signal.Raise(raised);
    }

    /// <summary>In the transaction of the change; the position is to be raised after its commit.</summary>
    public Task<long> Write(NpgsqlConnection connection, Guid accountId, UnitPlace place, SessionPayload what, CancellationToken cancellationToken) =>
        OutboxWriter.Append(
            connection, [new(Topic, place, accountId.ToString(), JsonSerializer.Serialize(what, OutboxJson.Options), Urgent: true)], time.GetUtcNow(), cancellationToken);

    public void Raise(long position) => signal.Raise(position);
}
