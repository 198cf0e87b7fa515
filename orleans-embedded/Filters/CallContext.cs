using System.Reflection;
using Orleans.Execution;
using Orleans.Runtime;
using Orleans.Serialization.Invocation;

namespace Orleans.Filters;

/// <summary>Walks a call through its filters; each filter decides whether and how often the rest runs.</summary>
internal abstract class CallContext(MethodPlan plan, object?[] arguments, GrainId target, GrainId? source) : IGrainCallContext, IInvokable
{
    public IInvokable Request => this;

    public abstract object Grain { get; }

    public GrainId? SourceId => source;

    public GrainId TargetId => target;

    public GrainInterfaceType InterfaceType => GrainInterfaceType.Create(plan.Method.DeclaringType!.FullName!);

    public string InterfaceName => plan.Method.DeclaringType!.FullName!;

    public string MethodName => plan.Method.Name;

    public MethodInfo InterfaceMethod => plan.Method;

    public object? Result { get; set; }

    protected MethodPlan Plan => plan;

    protected object?[] Arguments => arguments;

    public abstract Task Invoke();

    public int GetArgumentCount() => arguments.Length;

    public object? GetArgument(int index) => arguments[index];

    public void SetArgument(int index, object value) => arguments[index] = value;

    public string GetMethodName() => MethodName;

    public string GetInterfaceName() => InterfaceName;

    public MethodInfo GetMethod() => plan.Method;

    public Type GetInterfaceType() => plan.Method.DeclaringType!;
}
