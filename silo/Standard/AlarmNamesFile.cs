using System.Collections.Immutable;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads standard/alarm-names.yaml.</summary>
internal static class AlarmNamesFile
{
    public static AlarmTypeNames Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("version", "names");
        root.Number("version", 1, 1);
        ImmutableDictionary<string, (string, string)>.Builder names = ImmutableDictionary.CreateBuilder<string, (string, string)>();
        foreach (YamlMap map in root.Maps("names", "code", "zh", "en")) names[map.Text("code")] = (map.Text("zh"), map.Text("en"));
        file.ThrowIfFaulty();
        return new(names.ToImmutable());
    }
}
