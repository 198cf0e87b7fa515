namespace Orleans.Serialization;

/// <summary>Stands for an exception whose own type cannot travel; it keeps the name of the type and the message.</summary>
[GenerateSerializer]
public sealed class UnavailableExceptionFallbackException : Exception
{
    internal UnavailableExceptionFallbackException(string exceptionType, string message)
        : base(message) => ExceptionType = exceptionType;

    [Id(0)]
    public string ExceptionType { get; internal set; }
}
