using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record NewVerdict(Guid RoundId, string Fault, FaultVerdict Verdict, string? Note);
