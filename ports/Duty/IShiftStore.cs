using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Duty;

public interface IShiftStore
{
    static readonly TimeSpan ShiftMax = TimeSpan.FromDays(7);

    const int NoteLengthMax = 4_000;

    /// <summary>The figures of a shift that began then and ends now; null when the unit is not in scope.</summary>
    Task<ShiftFigures?> Count(UnitScope scope, int unitId, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>Newest first, of the unit and the units below it. <paramref name="pageSize"/> is 1 to 500.</summary>
    Task<Page<ShiftHandover>> List(UnitScope scope, int? unitId, string? after, int pageSize, CancellationToken cancellationToken);

    Task<ChangeOutcome<ShiftHandover>> HandOver(
        Actor actor, UnitScope scope, int unitId, DateTimeOffset from, string note, CancellationToken cancellationToken);

    /// <summary>By somebody else than its author, once.</summary>
    Task<ChangeOutcome<ShiftHandover>> Accept(Actor actor, UnitScope scope, Guid handoverId, CancellationToken cancellationToken);
}
