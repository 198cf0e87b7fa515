using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Serialization;

/// <summary>Names assemblies with grains and types that travel.</summary>
public interface ISerializerBuilder
{
    IServiceCollection Services { get; }
}
