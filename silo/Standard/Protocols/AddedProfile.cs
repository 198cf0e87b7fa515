namespace PrisonOps.Silo.Standard.Protocols;

/// <summary>A file outside of the pack that takes the place of the pack's file of the same name.</summary>
/// <param name="Protocol">The folder that it would stand in: snmp, modbus, metrics, http or database.</param>
internal sealed record AddedProfile(string Protocol, string Path)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}
