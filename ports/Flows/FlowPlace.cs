namespace PrisonOps.Ports.Flows;

/// <param name="Address">Of the listener; "any" for every address of the machine.</param>
public sealed record FlowPlace(string NetworkDomain, string Address, int Port);
