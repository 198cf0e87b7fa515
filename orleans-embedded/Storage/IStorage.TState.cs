namespace Orleans.Core;

/// <summary>A stored record with its state.</summary>
public interface IStorage<TState> : IStorage
{
    TState State { get; set; }
}
