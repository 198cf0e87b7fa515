using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Limits in memory: one that is known, and looks of which one is worse than any limit.</summary>
internal sealed class LimitsDouble(TimeProvider time) : ILimitStore, IPictureLimits
{
    private readonly ConcurrentDictionary<Guid, LimitOverride> overrides = new();

    public ImmutableArray<LimitBounds> All { get; } = [new("oneColourShareMin", 0.95, 0.5, 1, false)];

    public (string Field, Refusal Refusal)? Check(LimitDraft draft) =>
        draft.Limit != "oneColourShareMin" ? ("limit", Refusals.OneOf(draft.Limit, ["oneColourShareMin"]))
        : draft.Value is < 0.5 or > 1 ? ("value", Refusals.Range(draft.Value, 0.5, 1))
        : null;

    public LimitPreview Preview(ImmutableArray<StoredLook> looks, LimitDraft draft) =>
        new(looks.Length, [.. looks.Select(look => new LimitPreviewCamera(look.CameraId, look.Code, look.Name, look.Place.Unit, ["vq.signal-loss"]))], []);

    public Task<ImmutableArray<LimitOverride>> List(UnitScope scope, int? unitId, Guid? cameraId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<LimitOverride>>([.. overrides.Values.Where(row => scope.Covers(row.Place))]);

    public Task<ChangeOutcome<LimitOverride>> Put(Actor actor, UnitScope scope, LimitDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (Estate.Units.FirstOrDefault(unit => unit.Id == draft.UnitId && scope.Covers(unit.Place)) is not { } unit) return Task.FromResult(ChangeOutcome.NotFound<LimitOverride>());

        LimitOverride made = new(Guid.CreateVersion7(), unit.Place, draft, actor.Name, time.GetUtcNow(), revision + 1);
        return Task.FromResult(ChangeOutcome.Done(overrides[made.Id] = made));
    }

    public Task<ChangeOutcome<LimitOverride>> Delete(Actor actor, UnitScope scope, Guid overrideId, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(overrides.TryRemove(overrideId, out LimitOverride? gone) ? ChangeOutcome.Done(gone) : ChangeOutcome.NotFound<LimitOverride>());

    public Task<ImmutableArray<StoredLook>> ListLooks(UnitScope scope, LimitDraft draft, DateTimeOffset from, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<StoredLook>>(scope.Covers(Estate.Mianyang.Place)
            ? [new(Guid.NewGuid(), Estate.Mianyang.Place, "CAM-01", "CAM-01", null, from, Ports.Cameras.DayProfile.Day, [], [], [])]
            : []);
}
