namespace PrisonOps.Web.Wire;

public sealed record Evidence(
    double? Value, double? Limit, string? Unit, int Hits, int Window, string Detail, Guid? PictureKey, IReadOnlyList<FaultEvidence> Faults,
    Guid? ReferenceKey, string? Expected);
