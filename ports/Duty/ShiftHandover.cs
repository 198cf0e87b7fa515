using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Duty;

/// <summary>What one shift tells the next. It is never changed; the next shift accepts it once.</summary>
public sealed record ShiftHandover(
    Guid Id, UnitPlace Place, DateTimeOffset From, DateTimeOffset To, Guid? AuthorId, string Author, string Note, ShiftFigures Figures, string? AcceptedBy,
    DateTimeOffset? AcceptedAt);
