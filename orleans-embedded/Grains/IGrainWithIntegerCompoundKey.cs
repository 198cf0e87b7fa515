namespace Orleans;

/// <summary>A grain named by a number and a text.</summary>
public interface IGrainWithIntegerCompoundKey : IGrain;
