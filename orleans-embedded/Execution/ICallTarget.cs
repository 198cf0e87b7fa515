namespace Orleans.Execution;

/// <summary>What the directory finds under an identity.</summary>
internal interface ICallTarget
{
    /// <summary>Whether the call was taken; false once this target has ended, and then the caller looks again.</summary>
    bool TryEnqueue(Call call);

    /// <summary>Starts it, after it has been published with its first call in its queue.</summary>
    void Begin();

    IEnumerable<Activation> Activations { get; }

    void Forget(Activation activation);
}
