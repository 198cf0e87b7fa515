using PrisonOps.Ports.Objects;

namespace PrisonOps.Silo.Probing;

/// <summary>Reads a list of targets of a protocol beside SNMP: target and name must be there; the other columns are those of <see cref="ProbeObject.Of"/>.</summary>
internal static class ProtocolList
{
    private static readonly string[] Known = ["target", "name", "settings", "profile", "user", "password", "credentials"];

    /// <exception cref="InvalidDataException">With the line and what is wrong with it.</exception>
    public static async Task<IReadOnlyList<ProbeObject>> Read(FileInfo list, MonitoringProtocol protocol, CancellationToken cancellationToken)
    {
        var objects = new List<ProbeObject>();
        foreach ((int line, Dictionary<string, string> row) in await TargetTable.Read(list, "target<tab>name", Known, cancellationToken))
        {
            try
            {
                objects.Add(ProbeObject.Of(protocol, row));
            }
            catch (FormatException wrong)
            {
                throw new InvalidDataException($"{list.Name}:{line}: {wrong.Message}", wrong);
            }
        }

        return objects;
    }
}
