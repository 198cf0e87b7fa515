namespace PrisonOps.Ports.Devices;

/// <summary>On which side of its limit a value is bad.</summary>
public enum ThresholdSide
{
    Above,
    Below,
}
