namespace PrisonOps.Web.Wire;

public sealed record FlowHost(string Address, string? Name, long InOctets, long OutOctets);
