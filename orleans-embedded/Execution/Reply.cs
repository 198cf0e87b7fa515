namespace Orleans.Execution;

/// <summary>The answer that a caller waits for.</summary>
internal abstract class Reply
{
    public abstract Task Task { get; }

    public abstract bool TrySetResult(object? result);

    public abstract bool TrySetException(Exception exception);

    public abstract bool TrySetCanceled(CancellationToken cancellationToken);
}
