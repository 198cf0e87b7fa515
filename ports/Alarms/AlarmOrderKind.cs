namespace PrisonOps.Ports.Alarms;

public enum AlarmOrderKind
{
    Ticket = 1,
    Forward = 2,
}
