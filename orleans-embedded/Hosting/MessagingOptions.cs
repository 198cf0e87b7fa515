namespace Orleans.Configuration;

/// <summary>Limits of calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits for an answer.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether the callee's token is cancelled when its caller has stopped waiting.</summary>
    public bool CancelRequestOnTimeout { get; set; } = true;
}
