namespace Orleans;

/// <summary>The grid as its clients see it.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
