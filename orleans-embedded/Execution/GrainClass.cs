using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Execution;

/// <summary>What the host knows of one grain class.</summary>
internal sealed class GrainClass
{
    private readonly ParameterInfo[] facets;
    private readonly ObjectFactory factory;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = NameOf(type);
        IsReentrant = type.IsDefined(typeof(ReentrantAttribute), true);
        AgeLimit = type.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit;
        IsKeepAlive = type.IsDefined(typeof(KeepAliveAttribute), true) || AgeLimit == Timeout.InfiniteTimeSpan;
        MaxLocalWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers ?? 0;
        Interfaces = [.. type.GetInterfaces().Where(static one => typeof(IGrain).IsAssignableFrom(one) && !IsMarker(one))];
        PrimaryInterface = Interfaces.FirstOrDefault(one => !Interfaces.Any(other => other != one && one.IsAssignableFrom(other))) ?? typeof(IGrain);

        ConstructorInfo constructor = type.GetConstructors().MaxBy(static one => one.GetParameters().Length)
            ?? throw new OrleansConfigurationException($"Grain class {type.FullName} has no public constructor.");
        facets = [.. constructor.GetParameters().Where(static one => one.IsDefined(typeof(PersistentStateAttribute)))];
        factory = ActivatorUtilities.CreateFactory(type, [.. facets.Select(static one => one.ParameterType)]);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public Type PrimaryInterface { get; }

    public Type[] Interfaces { get; }

    public bool IsReentrant { get; }

    public bool IsKeepAlive { get; }

    /// <summary>At most so many activations of one identity, or 0 for a class that is no stateless worker.</summary>
    public int MaxLocalWorkers { get; }

    public TimeSpan? AgeLimit { get; }

    public static bool IsMarker(Type type) => type == typeof(IGrain) || type.Assembly == typeof(IGrain).Assembly && type.Name.StartsWith("IGrainWith", StringComparison.Ordinal);

    public object Create(Activation activation) =>
        factory(activation.ActivationServices, facets.Length == 0 ? null : [.. facets.Select(facet => CreateState(activation, facet))]);

    private static GrainType NameOf(Type type)
    {
        if (type.GetCustomAttribute<GrainTypeAttribute>() is { } named)
        {
            return GrainType.Create(named.GrainType);
        }

        string name = type.Name.ToLowerInvariant();
        return GrainType.Create(name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name);
    }

    private static object CreateState(Activation activation, ParameterInfo facet)
    {
        PersistentStateAttribute named = facet.GetCustomAttribute<PersistentStateAttribute>()!;
        string storageName = named.StorageName ?? Providers.ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME;
        IGrainStorage storage = activation.ActivationServices.GetKeyedService<IGrainStorage>(storageName)
            ?? throw new OrleansConfigurationException(
                $"No storage named '{storageName}' is registered, which {facet.Member.DeclaringType!.FullName} needs for its state '{named.StateName}'.");
        Type state = facet.ParameterType.GetGenericArguments()[0];
        return Activator.CreateInstance(typeof(StateBridge<>).MakeGenericType(state), activation, named.StateName, storage)!;
    }
}
