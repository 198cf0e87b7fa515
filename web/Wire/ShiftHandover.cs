namespace PrisonOps.Web.Wire;

public sealed record ShiftHandover(
    Guid Id, int UnitId, DateTimeOffset From, DateTimeOffset To, string Author, bool Own, string Note, ShiftFigures Figures, string? AcceptedBy,
    DateTimeOffset? AcceptedAt);
