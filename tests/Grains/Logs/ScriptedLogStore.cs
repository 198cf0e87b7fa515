using System.Collections.Immutable;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Logs;

/// <summary>A database that is there or away; it keeps the texts of what was committed.</summary>
internal sealed class ScriptedLogStore : ILogStore
{
    private readonly Lock gate = new();
    private ImmutableList<string> committed = [];

    public bool IsAway { get; set; }

    public string[] Committed
    {
        get
        {
            lock (gate) return [.. committed];
        }
    }

    public Task<bool> Commit(LogBatch batch, CancellationToken cancellationToken)
    {
        if (IsAway) throw new IOException("the database is away");
        lock (gate) committed = committed.AddRange(batch.Messages.Select(stored => stored.Message.Text));
        return Task.FromResult(true);
    }

    public Task<ImmutableArray<LogSource>> FindSources(ImmutableArray<(string NetworkDomain, string Address)> sources, CancellationToken cancellationToken) =>
        IsAway ? throw new IOException("the database is away") : Task.FromResult<ImmutableArray<LogSource>>([]);

    public Task<ImmutableDictionary<(Guid ObjectId, int IfIndex), string>> FindPorts(ImmutableArray<Guid> objectIds, CancellationToken cancellationToken) =>
        Task.FromResult(ImmutableDictionary<(Guid, int), string>.Empty);

    public Task<UnitPlace?> FindHome(CancellationToken cancellationToken) => Task.FromResult<UnitPlace?>(null);

    public Task<PushedState> LoadPushed(Guid objectId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<Guid>> Settle(DateTimeOffset now, CancellationToken cancellationToken) => throw new NotSupportedException();
}
