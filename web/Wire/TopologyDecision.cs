namespace PrisonOps.Web.Wire;

/// <param name="Accept">False refuses.</param>
/// <param name="Reason">Of a refusal: 1 to 500 characters.</param>
public sealed record TopologyDecision(IReadOnlyList<Guid>? Ids, bool Accept, string? Reason);
