using System.Collections.Immutable;
using PrisonOps.Collectors.Http;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard.Protocols;

/// <summary>Reads one file of standard/profiles/http. docs/profiles.md explains the keys.</summary>
internal static class HttpProfileFile
{
    private static readonly string[] StepKeys = ["get", "each", "format", "optional", "identity", "readings", "steps"];

    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static ProtocolDraft<HttpProfile> Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("extends", "vendor", "kind", "evidence", "match", "login", "parameters", "steps");

        // A parameter may be empty in the file: such a part is read only of objects that give it.
        Dictionary<string, string> parameters = root.Pairs("parameters").ToDictionary();
        var profile = new HttpProfile
        {
            Name = System.IO.Path.GetFileNameWithoutExtension(path),
            Vendor = root.OptionalText("vendor"),
            Kind = ProtocolKeys.Kind(root),
            Evidence = root.Choice("evidence", ProfileEvidence.Facts),
            Match = Match(root),
            Login = Login(root),
            Parameters = parameters,
            Steps = Steps(root, parameters, isFirst: true),
        };
        file.ThrowIfFaulty();
        return new(path, profile.Name, profile, root.OptionalText("extends"));
    }

    /// <summary>What a server is recognised by is not inherited. A step with the same path takes the place of the inherited one.</summary>
    public static HttpProfile Inherit(HttpProfile own, HttpProfile given) => own with
    {
        Vendor = own.Vendor ?? given.Vendor,
        Kind = own.Kind ?? given.Kind,
        Login = own.Login ?? given.Login,
        Parameters = own.Parameters.Concat(given.Parameters.Where(pair => !own.Parameters.ContainsKey(pair.Key))).ToDictionary(),
        Steps = [.. own.Steps, .. given.Steps.Where(step => own.Steps.All(mine => mine.Get != step.Get))],
    };

    private static HttpMatch? Match(YamlMap root)
    {
        if (root.Map("match", "get", "exists", "format") is not { } map) return null;

        DocumentFormat format = map.Choice("format", DocumentFormat.Auto);
        return new(map.Text("get"), Path(map, map.Text("exists"), format, []), format);
    }

    private static HttpLogin? Login(YamlMap root)
    {
        if (root.Map("login", "path", "user", "password", "token-header", "token-path", "send-as", "send-prefix", "logout") is not { } map) return null;

        var redfish = new HttpLogin();
        return new()
        {
            Path = map.OptionalText("path") ?? redfish.Path,
            UserField = map.OptionalText("user") ?? redfish.UserField,
            PasswordField = map.OptionalText("password") ?? redfish.PasswordField,
            TokenHeader = map.OptionalText("token-header") ?? (map.Has("token-path") ? null : redfish.TokenHeader),
            TokenPath = map.OptionalText("token-path") is { } place ? Path(map, place, DocumentFormat.Auto, []) : null,
            SendAs = map.OptionalText("send-as") ?? redfish.SendAs,
            SendPrefix = map.OptionalText("send-prefix") ?? redfish.SendPrefix,
            LogoutPath = map.OptionalText("logout"),
        };
    }

    private static ImmutableArray<HttpStep> Steps(YamlMap parent, Dictionary<string, string> parameters, bool isFirst)
    {
        var steps = ImmutableArray.CreateBuilder<HttpStep>();
        foreach (YamlMap map in parent.Maps("steps", StepKeys))
        {
            DocumentFormat format = map.Choice("format", DocumentFormat.Auto);
            string? each = map.OptionalText("each");
            if (each is not null && isFirst) map.Complain("'each' is a path in the document before, and there is none before the first");
            steps.Add(new()
            {
                Get = map.Text("get"),
                Each = each is null ? null : Path(map, each, DocumentFormat.Auto, parameters),
                Format = format,
                Optional = map.YesNo("optional"),
                Identity = map.Map("identity", ProtocolKeys.IdentityParts) is { } identity
                    ? ProtocolKeys.IdentityParts.Where(identity.Has).ToDictionary(part => part, part => Path(identity, identity.Text(part), format, parameters))
                    : [],
                Readings =
                [
                    .. map.Maps(
                        "readings", "quantity", "unit", "kind", "label", "rows", "instance", "value", "minus", "over", "convert", "scale", "values", "states")
                        .Select(reading => Reading(reading, format, parameters)),
                ],
                Steps = Steps(map, parameters, isFirst: false),
            });
        }

        return steps.ToImmutable();
    }

    private static DocumentReading Reading(YamlMap map, DocumentFormat format, Dictionary<string, string> parameters)
    {
        ImmutableArray<ReadingState> states = ProtocolKeys.States(map);
        (QuantityKind kind, string unit) = ProtocolKeys.Measure(map);
        DocumentConversion conversion = map.Choice("convert", DocumentConversion.None);
        return new()
        {
            Name = ProtocolKeys.Quantity(map),
            Unit = unit,
            Kind = kind,
            Label = map.OptionalText("label") ?? "",
            Rows = Optional("rows"),
            Instance = Optional("instance"),
            Value = conversion == DocumentConversion.Count ? map.OptionalText("value") ?? map.Text("rows") : Path(map, map.Text("value"), format, parameters),
            Minus = Optional("minus"),
            Over = Optional("over"),
            Scale = map.Real("scale", 1),
            Conversion = conversion,
            Values = ProtocolKeys.Values(map),
            States = states,
        };

        string? Optional(string key) => map.OptionalText(key) is { } text ? Path(map, text, format, parameters) : null;
    }

    /// <summary>The text as it stands, once it is a path with the parameters of the file in it.</summary>
    private static string Path(YamlMap map, string text, DocumentFormat format, Dictionary<string, string> parameters)
    {
        if (ParameterText.Fill(text, parameters) is { Length: > 0 } filled) map.Parsed(filled, path => DocumentSyntax.Path(path, format));
        return text;
    }
}
