namespace PrisonOps.Web.Wire;

/// <summary>How loud one type, object or rule was, and how much of it was for nothing.</summary>
/// <param name="Openings">How often its conditions came: an alarm that came back counts each time.</param>
/// <param name="Acknowledged">Alarms that a person acknowledged.</param>
public sealed record AlarmNoise(
    string Key, string? Name, Guid? ObjectId, int Alarms, int Openings, int Flapping, int False, int Acknowledged, int SuppressedByRule,
    int SuppressedByTopology, int OutOfService, int Shelved);
