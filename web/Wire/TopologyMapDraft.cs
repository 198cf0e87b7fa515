namespace PrisonOps.Web.Wire;

public sealed record TopologyMapDraft(string Name, bool IsTemplate, TopologyBackground? Background);
