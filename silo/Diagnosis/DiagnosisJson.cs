using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrisonOps.Silo.Diagnosis;

/// <summary>One answer a line.</summary>
[JsonSerializable(typeof(DiagnosisAnswer))]
internal sealed partial class DiagnosisJson : JsonSerializerContext
{
    /// <summary>File names in any script stay readable; the lines go to a terminal or a file, never into a page.</summary>
    private static readonly DiagnosisJson Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Line(DiagnosisAnswer answer) => JsonSerializer.Serialize(answer, Readable.DiagnosisAnswer);
}
