namespace PrisonOps.Ports.Cameras;

/// <summary>By day a camera shows colours, by night it may show infrared. The numbers are stored; they are append-only.</summary>
public enum DayProfile
{
    Day = 1,
    Night = 2,
}
