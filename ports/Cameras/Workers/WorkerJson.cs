using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PrisonOps.Ports.Cameras.Workers;

/// <summary>The JSON headers of the pipe.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(WorkerHello))]
[JsonSerializable(typeof(WorkerRequest))]
[JsonSerializable(typeof(WorkerAnswer))]
public sealed partial class WorkerJson : JsonSerializerContext
{
    public static WorkerFrame Frame<T>(T message, JsonTypeInfo<T> type, ReadOnlyMemory<byte> blob = default) =>
        new(JsonSerializer.SerializeToUtf8Bytes(message, type), blob);

    /// <exception cref="InvalidDataException">The header is no JSON of this type.</exception>
    public static T Read<T>(WorkerFrame frame, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(frame.Header.Span, type)
                ?? throw new InvalidDataException($"The header of a {typeof(T).Name} is null; an object is needed.");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException($"The header is no {typeof(T).Name}: {unreadable.Message}", unreadable);
        }
    }
}
