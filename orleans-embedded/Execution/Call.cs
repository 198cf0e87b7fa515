namespace Orleans.Execution;

/// <summary>Something that runs as a turn of an activation.</summary>
internal abstract class Call
{
    /// <summary>The request context that travels with the call.</summary>
    public Dictionary<string, object>? Values { get; init; }

    /// <summary>The link of the <see cref="CallQueue"/> that the call waits in.</summary>
    public Call? NextWaiting { get; set; }

    /// <summary>May run between the awaits of any other turn.</summary>
    public virtual bool IsAlwaysInterleave => false;

    /// <summary>May run between the awaits of turns that only read.</summary>
    public virtual bool IsReadOnly => false;

    /// <summary>Keeps the activation from being idle.</summary>
    public virtual bool KeepsAlive => true;

    /// <summary>Belongs to this activation alone: it ends with it and is not sent on to the next one.</summary>
    public virtual bool IsLocalOnly => false;

    /// <summary>Nobody waits for it any more, so it need not begin.</summary>
    public virtual bool IsAbandoned => false;

    /// <summary>The permission to reenter under which the call was made, if any.</summary>
    public Guid ReentrancyId => Values is not null && Values.TryGetValue(Runtime.RequestContext.CallChainReentrancyHeader, out object? id) ? (Guid)id : Guid.Empty;

    public abstract Task RunAsync(Activation activation);

    public abstract void Fail(Exception exception);
}
