using Orleans.Runtime;

namespace Orleans;

/// <summary>An object outside the grid that grains can call.</summary>
public interface IGrainObserver : IAddressable;
