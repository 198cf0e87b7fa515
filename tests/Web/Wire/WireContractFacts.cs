using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PrisonOps.Tests.Web.Wire;

/// <summary>The records of the server and the contract of the browser are the same, name by name.</summary>
public sealed partial class WireContractFacts
{
    private static readonly Dictionary<string, string> OtherNames = new() { ["Page<T>"] = "Page`1" };

    /// <summary>Written by hand on the server: problem details by the framework, frames by their writer.</summary>
    private static readonly string[] WithoutRecord = ["Problem", "Frame<T = unknown>"];

    private static readonly Dictionary<string, string[]> Contract = ReadContract();

    public static TheoryData<string> Interfaces => [.. Contract.Keys];

    [Theory]
    [MemberData(nameof(Interfaces))]
    public void Every_interface_of_the_contract_has_its_record_with_the_same_names(string name)
    {
        if (WithoutRecord.Contains(name)) return;

        Type? record = typeof(PrisonOps.Web.Wire.Alarm).Assembly.GetType($"PrisonOps.Web.Wire.{OtherNames.GetValueOrDefault(name, name)}");

        Assert.True(record is not null, $"wire.ts has the interface {name}; there is no record PrisonOps.Web.Wire.{name}.");
        Assert.Equal(Contract[name].Order(), Names(record).Order());
    }

    [Fact]
    public void A_frame_is_written_with_the_names_of_the_contract()
    {
        using JsonDocument frame = JsonDocument.Parse(
            PrisonOps.Web.Feed.FrameWriter.Write("alarms", "e", 1, DateTimeOffset.UnixEpoch, "delta", [], []).Json.ToArray());

        Assert.Equal(Contract["Frame<T = unknown>"].Order(), frame.RootElement.EnumerateObject().Select(property => property.Name).Order());
    }

    [Theory]
    [InlineData("ObjectState", typeof(Ports.Objects.ObjectState))]
    [InlineData("Severity", typeof(Ports.Alarms.AlarmSeverity))]
    [InlineData("Criticality", typeof(Ports.Objects.Criticality))]
    [InlineData("Protocol", typeof(Ports.Objects.MonitoringProtocol))]
    [InlineData("Tier", typeof(Ports.Units.UnitTier))]
    [InlineData("RoleClass", typeof(Ports.People.RoleClass))]
    [InlineData("AlarmEventKind", typeof(Ports.Alarms.AlarmEventKind))]
    [InlineData("FlowFormat", typeof(Ports.Flows.FlowFormat))]
    [InlineData("LogKind", typeof(Ports.Logs.LogKind))]
    [InlineData("AlarmState", typeof(Ports.Alarms.AlarmState))]
    [InlineData("AlarmWindowKind", typeof(Ports.Alarms.Rules.AlarmWindowKind))]
    [InlineData("AlarmDimension", typeof(Ports.Alarms.Analysis.AlarmDimension))]
    [InlineData("WallWidgetKind", typeof(Ports.Walls.WallWidgetKind))]
    [InlineData("RelationType", typeof(Ports.Objects.RelationType))]
    [InlineData("StackMark", typeof(Ports.Objects.StackMark))]
    [InlineData("TopologyMapKind", typeof(Ports.Topology.TopologyMapKind))]
    [InlineData("TopologyNodeKind", typeof(Ports.Topology.TopologyNodeKind))]
    [InlineData("TopologyElementKind", typeof(Ports.Topology.TopologyElementKind))]
    [InlineData("TopologyLinkState", typeof(Ports.Topology.TopologyLinkState))]
    [InlineData("TopologyLinkCause", typeof(Ports.Topology.TopologyLinkCause))]
    [InlineData("EvidenceSource", typeof(Ports.Topology.EvidenceSource))]
    [InlineData("ProposalKind", typeof(Ports.Topology.ProposalKind))]
    [InlineData("ProposalState", typeof(Ports.Topology.ProposalState))]
    [InlineData("Commissioning", typeof(Ports.Cameras.Commissioning))]
    [InlineData("DayProfile", typeof(Ports.Cameras.DayProfile))]
    [InlineData("ProfileRule", typeof(Ports.Cameras.ProfileRule))]
    [InlineData("FaultVerdict", typeof(Ports.Cameras.FaultVerdict))]
    [InlineData("CommissioningVerdict", typeof(Ports.Cameras.CommissioningVerdict))]
    [InlineData("CommissioningSuggestion", typeof(PrisonOps.Web.Wire.CommissioningSuggestion))]
    public void Every_union_of_the_contract_has_the_words_of_its_enum(string name, Type type)
    {
        string declared = Regex.Match(Source(), $@"export type {name} =(?<words>[^;]+);").Groups["words"].Value;

        IEnumerable<string> words = Word().Matches(declared).Select(word => word.Groups[1].Value);

        Assert.Equal(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName).Order(), words.Order());
    }

    private static IEnumerable<string> Names(Type record) =>
        record.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "EqualityContract")
            .SelectMany(property => Nested(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.PropertyType));

    /// <summary>An object that the contract writes in place is one of its own on the server; only those without an interface are opened here.</summary>
    private static IEnumerable<string> Nested(string name, Type type)
    {
        Type inner = Element(type);
        return inner.Namespace == "PrisonOps.Web.Wire" && !Contract.ContainsKey(inner.Name) && inner.Name != "Evidence"
            ? Names(inner).Select(child => $"{name}.{child}").Prepend(name)
            : [name];
    }

    private static Type Element(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : type;

    private static Dictionary<string, string[]> ReadContract() => Interface().Matches(Source()).ToDictionary(
        found => found.Groups["name"].Value.Trim(), found => Members(found.Groups["body"].Value).ToArray());

    /// <summary>Reads the members of one interface; what is written in place (`{ … }`) gives "outer.inner".</summary>
    private static IEnumerable<string> Members(string body)
    {
        string text = Comment().Replace(body, "");
        Stack<string> outer = new();
        string last = "";
        foreach (Match token in Token().Matches(text))
        {
            if (token.Groups["name"].Success)
            {
                last = token.Groups["name"].Value;
                bool isShared = text[..token.Index].Count(c => c == '{') - text[..token.Index].Count(c => c == '}') > 0 && outer.Contains("evidence");
                if (!isShared) yield return string.Join('.', outer.Reverse().Append(last));
            }
            else if (token.Value == "{")
            {
                outer.Push(last);
            }
            else
            {
                outer.Pop();
            }
        }
    }

    private static string Source([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "web", "ui", "src", "shared", "wire.ts"));

    [GeneratedRegex(@"^export interface (?<name>[^{]+)\{(?<body>.*?)^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Interface();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<name>\w+)\??:|\{|\}")]
    private static partial Regex Token();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Word();
}
