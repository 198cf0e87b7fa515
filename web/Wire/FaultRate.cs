namespace PrisonOps.Web.Wire;

public sealed record FaultRate(string Fault, int TrueAlarms, int FalseAlarms, int AcceptedAsNormal, double FalseAlarmRate);
