using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Silo.Estate;

/// <param name="Commissioning">Of a camera: whether it raises what it finds from the beginning.</param>
/// <param name="Location">The code of the room or rack it stands in.</param>
/// <param name="Credentials">The name of a credential set of its unit or a unit above.</param>
internal sealed record EstateObject(
    string Unit, string ClassCode, string Code, string Name, Criticality Criticality, MonitoringProtocol Protocol, string NetworkDomain,
    string Address, int Port, string? StreamPath, string? Credentials, TimeSpan PollPeriod, TimeSpan DiagnosisPeriod, string? Location, string? Thresholds,
    Commissioning Commissioning)
{
    public string? Vendor { get; init; }

    public string? Model { get; init; }
}
