namespace PrisonOps.Web.Wire;

/// <param name="Address">"any": every address of the machine.</param>
public sealed record FlowPlace(string NetworkDomain, string Address, int Port);
