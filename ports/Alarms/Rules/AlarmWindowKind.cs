namespace PrisonOps.Ports.Alarms.Rules;

public enum AlarmWindowKind
{
    Maintenance = 1,

    /// <summary>The object is off on purpose: at night, in the holidays, until it is moved.</summary>
    ExpectedOff = 2,
}
