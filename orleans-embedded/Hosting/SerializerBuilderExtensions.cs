using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Execution;

namespace Orleans.Serialization;

/// <summary>Assemblies that are not found from the entry assembly.</summary>
public static class SerializerBuilderExtensions
{
    public static ISerializerBuilder AddAssembly(this ISerializerBuilder serializerBuilder, Assembly assembly)
    {
        serializerBuilder.Services.AddSingleton(new ApplicationPart(assembly));
        return serializerBuilder;
    }
}
