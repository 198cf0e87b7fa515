namespace Orleans.Runtime;

/// <summary>The host of the called grain is not running.</summary>
[GenerateSerializer]
public sealed class SiloUnavailableException : OrleansMessageRejectionException
{
    public SiloUnavailableException()
        : base("The silo is not available.")
    {
    }

    public SiloUnavailableException(string message)
        : base(message)
    {
    }
}
