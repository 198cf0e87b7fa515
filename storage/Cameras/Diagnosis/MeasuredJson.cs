using System.Text.Json;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Outbox;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>The numbers of one picture as they are kept beside it.</summary>
internal static class MeasuredJson
{
    public static string? Write(PictureMeasurements? measured) => measured is null ? null : JsonSerializer.Serialize(measured, OutboxJson.Options);

    public static PictureMeasurements? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<PictureMeasurements>(json, OutboxJson.Options);
}
