namespace Orleans.Execution;

/// <summary>A tick of a timer of the activation.</summary>
internal sealed class LocalTurn(Func<Task> work, bool interleaves, bool keepsAlive) : Call
{
    public override bool IsAlwaysInterleave => interleaves;

    public override bool KeepsAlive => keepsAlive;

    public override bool IsLocalOnly => true;

    public override Task RunAsync(Activation activation) => work();

    public override void Fail(Exception exception)
    {
        // The work reports its own failures; a tick of an activation that is gone is simply not due any more.
    }
}
