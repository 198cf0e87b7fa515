using System.Text.Json;
using PrisonOps.Silo.Commands;
using PrisonOps.Tests.Peers.Modbus;
using PrisonOps.Tests.Peers.Programs;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Peers.Protocols;

/// <summary>The commands as they are given, against real servers; what they say of each target is in its file.</summary>
public sealed class ProbeCommandTests : IDisposable
{
    private static readonly string Pack = Path.Combine(SourceFolder.Root, "standard");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("prisonops-probe-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_list_of_devices_becomes_a_file_each_with_values_units_words_and_sources()
    {
        using PeerProgram server = await ModbusServer.StartWith("d 0 1", "d 1 1");
        string list = Path.Combine(folder.FullName, "list.tsv");
        await File.WriteAllLinesAsync(list, [
            "target\tname\tprofile\tsettings", $"{server.Endpoint}\tgates\tdoors\t{{\"repeats\": {{\"doors\": {{\"count\": 1, \"names\": [\"A 区大门\"]}}}}}}",
            $"127.0.0.1:{PeerProgram.FreePort()}\tgone\tdoors\t",
        ], TestContext.Current.CancellationToken);

        int exitCode = await Probe("modbus", "--batch", list, "--out", folder.FullName);
        using JsonDocument gates = await Read("gates"), gone = await Read("gone");

        Assert.Equal(1, exitCode);
        Assert.Equal(("Ok", "modbus", "doors"), (Text(gates.RootElement, "outcome"), Text(gates.RootElement, "protocol"), Text(gates.RootElement, "profile")));
        JsonElement forced = gates.RootElement.GetProperty("quantities").EnumerateArray().Single(quantity => Text(quantity, "name") == "door.forced");
        Assert.Equal(("A 区大门", "1", "forced", "Fault", "discrete-inputs 1"), (Text(forced, "instance"), Text(forced, "unit"), Text(forced, "state"), Text(forced, "grade"), Text(forced, "source")));
        Assert.Equal("Unreachable", Text(gone.RootElement, "outcome"));
        Assert.StartsWith("Unreachable: ", gone.RootElement.GetProperty("errors")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tcp_dns_icmp_and_a_url_are_probed_without_profiles()
    {
        using DocumentSite site = await DocumentSite.Start(("/health", "{\"status\":\"UP\"}"));

        Assert.Equal(0, await Probe("tcp", $"127.0.0.1:{site.Port}"));
        Assert.Equal(1, await Probe("tcp", $"127.0.0.1:{PeerProgram.FreePort()}"));
        Assert.Equal(0, await Probe("icmp", "127.0.0.1"));
        Assert.Equal(0, await Probe("http", $"http://127.0.0.1:{site.Port}/health"));
        Assert.Equal(2, await Probe("tcp", "127.0.0.1:1", "--profile", "doors"));
        Assert.Equal(2, await Probe("dns", "127.0.0.1", "--settings", "[]"));
        Assert.Equal(2, await Probe("http", "ftp:/what"));
    }

    [Fact]
    public async Task A_profile_under_work_is_checked_and_says_whether_a_device_gives_anything_by_it()
    {
        using PeerProgram server = await ModbusServer.StartWith("h 7 2301");
        string good = await Write("good.yaml", "kind: power\npoints: [{quantity: power.voltage, unit: V, address: 7, scale: 0.1}]\n");
        string bad = await Write("bad.yaml", "kind: power\npoints: [{quantity: power.voltage, address: 7}]\n");
        string empty = await Write("empty.yaml", "kind: power\npoints: [{quantity: power.voltage, unit: V, address: 7, min: 9000}]\n");

        Assert.Equal(0, await Profile(good, "--protocol", "modbus"));
        Assert.Equal(0, await Profile(good, "--protocol", "modbus", "--against", $"{server.Endpoint}", "--settings", "{\"unit\": 17}"));
        Assert.Equal(1, await Profile(empty, "--protocol", "modbus", "--against", $"{server.Endpoint}"));
        Assert.Equal(2, await Profile(bad, "--protocol", "modbus"));
        Assert.Equal(2, await Profile(good));
    }

    private static Task<int> Probe(params string[] arguments) => ProbeCommand.Create().Parse([.. arguments, "--standard", Pack]).InvokeAsync(null, TestContext.Current.CancellationToken);

    private static Task<int> Profile(string file, params string[] arguments) =>
        ProfileCommand.Create().Parse(["test", file, .. arguments, "--standard", Pack]).InvokeAsync(null, TestContext.Current.CancellationToken);

    private static string? Text(JsonElement element, string key) => element.GetProperty(key).GetString();

    private async Task<string> Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private async Task<JsonDocument> Read(string name) => JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder.FullName, $"{name}.json")));
}
