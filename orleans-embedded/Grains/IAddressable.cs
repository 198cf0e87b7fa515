namespace Orleans.Runtime;

/// <summary>Anything that can be called by reference.</summary>
public interface IAddressable;
