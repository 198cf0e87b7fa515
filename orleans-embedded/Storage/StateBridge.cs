using Orleans.Execution;
using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>One record of one activation. Its operations go to the storage one after another, whoever starts them.</summary>
internal sealed class StateBridge<T> : IPersistentState<T>
{
    private readonly Activation activation;
    private readonly string name;
    private readonly IGrainStorage storage;
    private readonly GrainState<T> record = new(StateActivator.Create<T>());
    private Task last = Task.CompletedTask;

    public StateBridge(Activation activation, string name, IGrainStorage storage)
    {
        (this.activation, this.name, this.storage) = (activation, name, storage);
        activation.Attach(this);
    }

    public T State
    {
        get => record.State!;
        set => record.State = value;
    }

    public string? Etag => record.ETag;

    public bool RecordExists => record.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        Queue("reading", () => storage.ReadStateAsync(name, activation.GrainId, record, cancellationToken));

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Queue("writing", () => storage.WriteStateAsync(name, activation.GrainId, record, cancellationToken));

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        Queue("clearing", () => storage.ClearStateAsync(name, activation.GrainId, record, cancellationToken));

    private Task Queue(string verb, Func<Task> operation) => last = RunAfter(last, verb, operation);

    private async Task RunAfter(Task previous, string verb, Func<Task> operation)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException(
                $"Error {verb} state '{name}' of {activation.GrainId} in {storage.GetType().Name}: {exception.Message}", exception);
        }
    }
}
