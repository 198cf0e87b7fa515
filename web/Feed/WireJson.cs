using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrisonOps.Web.Feed;

/// <summary>How everything is written to the browser, over HTTP and over the feed.</summary>
internal static class WireJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.RespectNullableAnnotations = true;
        return options;
    }

    public static byte[] Bytes<T>(T item) => JsonSerializer.SerializeToUtf8Bytes(item, Options);
}
