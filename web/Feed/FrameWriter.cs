using System.Buffers;
using System.Text.Json;

namespace PrisonOps.Web.Feed;

/// <summary>Puts frames together from items that are JSON already.</summary>
internal static class FrameWriter
{
    public static SerializedFrame Write(
        string topic, string epoch, long sequence, DateTimeOffset at, string kind, IEnumerable<byte[]> items, IEnumerable<string> removed)
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            json.WriteString("topic"u8, topic);
            json.WriteString("epoch"u8, epoch);
            json.WriteNumber("sequence"u8, sequence);
            json.WriteString("at"u8, at);
            json.WriteString("kind"u8, kind);
            json.WriteStartArray("items"u8);
            foreach (byte[] item in items) json.WriteRawValue(item, skipInputValidation: true);
            json.WriteEndArray();
            json.WriteStartArray("removed"u8);
            foreach (string key in removed) json.WriteStringValue(key);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new(buffer.WrittenSpan.ToArray());
    }

    public static SerializedFrame Denied(string topic, DateTimeOffset at) => Write(topic, "", 0, at, "denied", [], []);
}
