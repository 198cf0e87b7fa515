using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrisonOps.Web.Feed;

/// <summary>Puts a finished frame into the hub message as it is.</summary>
internal sealed class SerializedFrameConverter : JsonConverter<SerializedFrame>
{
    public override SerializedFrame Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Frames go from the server to the browser only.");

    public override void Write(Utf8JsonWriter writer, SerializedFrame value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
}
