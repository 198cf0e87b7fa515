using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A named record of a grain, injected by <see cref="PersistentStateAttribute"/>.</summary>
public interface IPersistentState<TState> : IStorage<TState>;
