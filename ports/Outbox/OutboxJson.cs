using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrisonOps.Ports.Outbox;

/// <summary>How payloads are written and read: camelCase names, enums as camelCase names.</summary>
public static class OutboxJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
