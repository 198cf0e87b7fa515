using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PrisonOps.Ports;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Sources in memory, and an intake that knows one token.</summary>
internal sealed class AlarmSourcesDouble : IAlarmSourceStore, IAlarmIntake
{
    public const string Token = "the-token-of-the-source";

    public List<AlarmSource> Rows { get; } = [];

    public List<string> Taken { get; } = [];

    public byte[]? TokenHash { get; private set; }

    public Task<ImmutableArray<AlarmSource>> List(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmSource>>([.. Rows.Where(source => scope.Covers(source.Place))]);

    public Task<ChangeOutcome<AlarmSource>> Put(
        Actor actor, UnitScope scope, Guid? id, AlarmSourceDraft draft, byte[]? tokenHash, long revision, CancellationToken cancellationToken)
    {
        if (Estate.Units.FirstOrDefault(unit => unit.Id == draft.UnitId && scope.Covers(unit.Place)) is not { } row) return Task.FromResult(ChangeOutcome.NotFound<AlarmSource>());
        TokenHash = tokenHash;
        Rows.Add(new(id ?? Guid.CreateVersion7(), row.Place, draft.Name, draft.Kind, draft.Enabled, draft.Mapping, actor.Name, DateTimeOffset.UnixEpoch, revision + 1));
        return Task.FromResult(ChangeOutcome.Done(Rows[^1]));
    }

    public Task<ChangeOutcome<AlarmSource>> Delete(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.FirstOrDefault(source => source.Id == id && scope.Covers(source.Place)) is { } gone ? ChangeOutcome.Done(gone) : ChangeOutcome.NotFound<AlarmSource>());

    public Task<AlarmSource?> FindByToken(Guid id, byte[] tokenHash, CancellationToken cancellationToken) => Task.FromResult(
        tokenHash.SequenceEqual(SHA256.HashData(Encoding.UTF8.GetBytes(Token)))
            ? new AlarmSource(id, Estate.Mianyang.Place, "prometheus", AlarmSourceKind.Alertmanager, true, new(), "operator", DateTimeOffset.UnixEpoch, 1)
            : null);

    public Task<ImmutableArray<NamedObject>> FindObjects(UnitPlace place, ImmutableArray<string> names, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<NamedObject>>([]);

    public (string Field, Refusal Refusal)? Check(AlarmSourceDraft draft) => draft.Name.Length == 0 ? ("name", Refusals.Length(0, 1, 80)) : null;

    public Task<AlarmIntakeAnswer> Take(AlarmSource source, ReadOnlyMemory<byte> document, string address, CancellationToken cancellationToken)
    {
        Taken.Add(Encoding.UTF8.GetString(document.Span));
        return Task.FromResult(new AlarmIntakeAnswer(null, 1, 0));
    }
}
