namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>A group is a name that cameras of a unit share.</summary>
internal static class CameraGroups
{
    public const int LengthMax = 60;
}
