using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>The reference that the host gives out: a proxy of the interface whose calls go to the dispatcher.</summary>
#pragma warning disable CA1852 // A proxy is a type that is derived from this one at run time.
internal class GrainProxy : GrainReference
{
    private CallDispatcher? dispatcher;
    private GrainReferenceFactory? factory;
    private GrainId id;
    private Type? interfaceType;

    public override GrainId GrainId => id;

    public override GrainInterfaceType InterfaceType => GrainInterfaceType.Create(interfaceType!.FullName!);

    public static object Create(GrainReferenceFactory factory, CallDispatcher dispatcher, GrainId id, Type interfaceType)
    {
        var proxy = (GrainProxy)DispatchProxy.Create(interfaceType, typeof(GrainProxy));
        (proxy.factory, proxy.dispatcher, proxy.id, proxy.interfaceType) = (factory, dispatcher, id, interfaceType);
        return proxy;
    }

    internal override object CastTo(Type target) => target.IsInstanceOfType(this) ? this : factory!.Create(id, target);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        dispatcher!.Begin(this, MethodPlan.Of(targetMethod!), args ?? []);
}
#pragma warning restore CA1852
