namespace PrisonOps.Web.Wire;

public sealed record SystemStatus(
    string System, double? Health, int Normal, int Warning, int Fault, int Unreachable, int Maintenance, int Unknown, int Monitored,
    IReadOnlyList<HealthCause> Causes);
