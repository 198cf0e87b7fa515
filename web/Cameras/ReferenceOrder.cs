using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Cameras;

internal sealed record ReferenceOrder(DayProfile Profile);
