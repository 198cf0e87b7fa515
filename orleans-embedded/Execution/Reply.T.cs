namespace Orleans.Execution;

internal sealed class Reply<T> : Reply
{
    private readonly TaskCompletionSource<T> source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override Task Task => source.Task;

    public Task<T> TypedTask => source.Task;

    public override bool TrySetResult(object? result) => source.TrySetResult((T)result!);

    public override bool TrySetException(Exception exception) => source.TrySetException(exception);

    public override bool TrySetCanceled(CancellationToken cancellationToken) => source.TrySetCanceled(cancellationToken);
}
