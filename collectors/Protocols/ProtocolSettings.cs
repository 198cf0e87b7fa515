using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Protocols;

/// <summary>Reads what an object says of its protocol: JSON, in which a name that is not known is a fault.</summary>
public static class ProtocolSettings
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Null with a sentence when the text cannot be taken; an object that says nothing has the defaults.</summary>
    internal static (T? Settings, string Fault) Of<T>(ObjectConfiguration device)
        where T : class, new()
    {
        if (string.IsNullOrWhiteSpace(device.StreamPath)) return (new(), "");

        try
        {
            return (JsonSerializer.Deserialize<T>(device.StreamPath, Json) ?? new(), "");
        }
        catch (JsonException wrong)
        {
            return (null, $"the {device.Protocol} settings of {device.Code} cannot be read: {wrong.Message}");
        }
    }
}
