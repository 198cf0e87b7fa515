namespace Orleans.Serialization;

/// <summary>A value whose type has no serializer was handed to a grain.</summary>
[GenerateSerializer]
public sealed class CodecNotFoundException(string message) : Exception(message);
