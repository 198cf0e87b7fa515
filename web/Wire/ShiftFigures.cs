namespace PrisonOps.Web.Wire;

public sealed record ShiftFigures(int Opened, int Acknowledged, int Cleared, int Open, int OpenCritical, int OpenMajor, int Unacknowledged);
