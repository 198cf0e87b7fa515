namespace PrisonOps.Ports.Alarms.Analysis;

public readonly record struct AlarmDimensionValue(AlarmDimension Dimension, string Value);
