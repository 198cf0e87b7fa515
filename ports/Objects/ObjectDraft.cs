namespace PrisonOps.Ports.Objects;

/// <summary>What a person or an import says of an object.</summary>
public sealed record ObjectDraft(
    int UnitId, string ClassCode, string Code, string Name, Criticality Criticality, MonitoringProtocol Protocol, string NetworkDomain,
    string Address, int Port, string? StreamPath, Guid? CredentialSetId, TimeSpan PollPeriod, TimeSpan DiagnosisPeriod, Guid? LocationId, string? Thresholds)
{
    /// <summary>Who made it and as what, where a person knows it; an object that is recognised by its answers needs neither.</summary>
    public string? Vendor { get; init; }

    public string? Model { get; init; }
}
