namespace PrisonOps.Web.Notices;

/// <param name="Ids">Null for all.</param>
internal sealed record ReadOrder(IReadOnlyList<Guid>? Ids);
