namespace PrisonOps.Ports.Notices;

/// <summary>The names of alarm types in words, for texts that leave the product.</summary>
public interface IAlarmNames
{
    /// <summary>The code itself when it has no name.</summary>
    string NameOf(string alarmType, bool english);
}
