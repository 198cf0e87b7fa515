using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>Makes references of interfaces and keys.</summary>
internal sealed class GrainReferenceFactory(GrainClassMap classes, IServiceProvider services) : IClusterClient
{
    // The dispatcher's filters may ask for this factory, so it is taken when the first reference is made.
    private CallDispatcher? dispatcher;
    private ObserverRegistry? observers;

    public IServiceProvider ServiceProvider => services;

    private CallDispatcher Dispatcher => dispatcher ??= services.GetRequiredService<CallDispatcher>();

    private ObserverRegistry Observers => observers ??= services.GetRequiredService<ObserverRegistry>();

    public T GetGrain<T>(Guid primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithGuidKey => (T)Find(typeof(T), GrainIdKeyExtensions.CreateGuidKey(primaryKey), grainClassNamePrefix);

    public T GetGrain<T>(long primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithIntegerKey => (T)Find(typeof(T), GrainIdKeyExtensions.CreateIntegerKey(primaryKey), grainClassNamePrefix);

    public T GetGrain<T>(string primaryKey, string? grainClassNamePrefix = null)
        where T : IGrainWithStringKey => (T)Find(typeof(T), StringKey(primaryKey), grainClassNamePrefix);

    public T GetGrain<T>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where T : IGrainWithGuidCompoundKey =>
        (T)Find(typeof(T), GrainIdKeyExtensions.CreateGuidKey(primaryKey, Extension(keyExtension)), grainClassNamePrefix);

    public T GetGrain<T>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null)
        where T : IGrainWithIntegerCompoundKey =>
        (T)Find(typeof(T), GrainIdKeyExtensions.CreateIntegerKey(primaryKey, Extension(keyExtension)), grainClassNamePrefix);

    public T GetGrain<T>(GrainId grainId)
        where T : IAddressable => (T)Create(grainId, typeof(T));

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) =>
        (IGrain)Find(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) =>
        (IGrain)Find(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => (IGrain)Find(grainInterfaceType, StringKey(grainPrimaryKey), null);

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) =>
        (IGrain)Find(grainInterfaceType, GrainIdKeyExtensions.CreateGuidKey(grainPrimaryKey, Extension(keyExtension)), null);

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) =>
        (IGrain)Find(grainInterfaceType, GrainIdKeyExtensions.CreateIntegerKey(grainPrimaryKey, Extension(keyExtension)), null);

    public T CreateObjectReference<T>(IGrainObserver obj)
        where T : IGrainObserver => (T)Create(Observers.Register(obj), typeof(T));

    public void DeleteObjectReference<T>(IGrainObserver obj)
        where T : IGrainObserver
    {
        if (obj is not GrainReference reference || !Observers.Unregister(reference.GrainId))
        {
            throw new ArgumentException("Only a reference that CreateObjectReference returned can be deleted, and only once.", nameof(obj));
        }
    }

    internal object Create(GrainId id, Type interfaceType) => GrainProxy.Create(this, Dispatcher, id, interfaceType);

    private static IdSpan StringKey(string key) => string.IsNullOrWhiteSpace(key)
        ? throw new ArgumentException("A grain key must have at least one character that is no space.", nameof(key))
        : IdSpan.Create(key);

    private static string Extension(string keyExtension) => string.IsNullOrWhiteSpace(keyExtension)
        ? throw new ArgumentException("A key extension must have at least one character that is no space.", nameof(keyExtension))
        : keyExtension;

    private object Find(Type interfaceType, IdSpan key, string? prefix) =>
        Create(GrainId.Create(classes.Resolve(interfaceType, prefix).GrainType, key), interfaceType);
}
