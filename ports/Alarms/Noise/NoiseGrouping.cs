namespace PrisonOps.Ports.Alarms.Noise;

/// <summary>What the report of noise ranks.</summary>
public enum NoiseGrouping
{
    AlarmType,
    MonitoredObject,

    /// <summary>Rules that suppressed, redefined or acknowledged.</summary>
    Rule,
}
