namespace PrisonOps.Ports.Alarms.Noise;

/// <summary>How loud one type, object or rule was in a period, and how much of it was for nothing.</summary>
/// <param name="Key">The type, the object's code or the rule's name.</param>
/// <param name="Name">Of an object its name; else null.</param>
/// <param name="Openings">How often its conditions came: an alarm that came back counts each time.</param>
/// <param name="Flapping">Alarms that were flapping.</param>
/// <param name="Acknowledged">Alarms that a person acknowledged; what a rule acknowledged is no sign that anybody cared.</param>
/// <param name="SuppressedByRule">Alarms that a rule kept out of sight at the end.</param>
/// <param name="SuppressedByTopology">Alarms that followed from another object.</param>
public sealed record AlarmNoise(
    string Key, string? Name, Guid? ObjectId, int Alarms, int Openings, int Flapping, int False, int Acknowledged, int SuppressedByRule,
    int SuppressedByTopology, int OutOfService, int Shelved);
