using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>The numbers of one round's keyframes as they are kept beside its picture.</summary>
internal static class MeasuredJson
{
    /// <summary>A measurement that says nothing of a picture may be no number.</summary>
    private static readonly JsonSerializerOptions Options = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    public static string? Write(ImmutableArray<PictureMeasurements> measured) =>
        measured.IsDefaultOrEmpty ? null : JsonSerializer.Serialize(measured, Options);

    public static ImmutableArray<PictureMeasurements> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<ImmutableArray<PictureMeasurements>>(json, Options);
}
