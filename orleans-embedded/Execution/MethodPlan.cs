using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Serialization;

namespace Orleans.Execution;

/// <summary>What the host knows of one interface method, found out once.</summary>
internal sealed class MethodPlan
{
    private static readonly ConcurrentDictionary<MethodInfo, MethodPlan> Plans = new();

    private readonly ConcurrentDictionary<Type, MethodInfo> implementations = new();
    private readonly (Type Type, bool Copies)[] parameters;
    private readonly bool copiesResult;

    private MethodPlan(MethodInfo method)
    {
        Method = method;
        Returns = ReturnShape.For(method.ReturnType) ?? throw new NotSupportedException(
            $"{method.DeclaringType}.{method.Name} returns {method.ReturnType}; a grain method returns Task, Task<T>, ValueTask or ValueTask<T>.");
        ParameterInfo[] declared = method.GetParameters();
        parameters = [.. declared.Select(one => (one.ParameterType, Copies: !IsShared(one, one.ParameterType)))];
        copiesResult = Returns.ResultType is { } result && !IsShared(method.ReturnParameter, result);
        CancellationIndex = Array.FindIndex(declared, one => one.ParameterType == typeof(CancellationToken));
        IsOneWay = method.IsDefined(typeof(OneWayAttribute)) || method.ReturnType == typeof(void);
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        IsAlwaysInterleave = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        ResponseTimeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        Invoke = Compile(method);
    }

    public MethodInfo Method { get; }

    public ReturnShape Returns { get; }

    public bool IsOneWay { get; }

    public bool IsReadOnly { get; }

    public bool IsAlwaysInterleave { get; }

    public TimeSpan? ResponseTimeout { get; }

    /// <summary>Which argument is the cancellation token, or -1.</summary>
    public int CancellationIndex { get; }

    public Func<object, object?[], Task> Invoke { get; }

    public string Name => $"{Method.DeclaringType!.Name}.{Method.Name}";

    public static MethodPlan Of(MethodInfo method) => Plans.GetOrAdd(method, static one => new MethodPlan(one));

    public object?[] CopyArguments(object?[] given)
    {
        for (int index = 0; index < given.Length; index++)
        {
            if (parameters[index].Copies)
            {
                given[index] = DeepCopy.Copy(given[index], parameters[index].Type);
            }
        }

        return given;
    }

    public object? CopyResult(object? result) => copiesResult ? DeepCopy.Copy(result, Returns.ResultType!) : result;

    public MethodInfo ImplementationIn(Type grainClass) => implementations.GetOrAdd(grainClass, type =>
    {
        InterfaceMapping map = type.GetInterfaceMap(Method.DeclaringType!);
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, Method)];
    });

    private static bool IsShared(ParameterInfo parameter, Type type) =>
        parameter.IsDefined(typeof(ImmutableAttribute), false) || Shareable.IsDeclared(type);

    private static Func<object, object?[], Task> Compile(MethodInfo method)
    {
        ParameterExpression target = Expression.Parameter(typeof(object));
        ParameterExpression arguments = Expression.Parameter(typeof(object?[]));
        MethodCallExpression call = Expression.Call(
            Expression.Convert(target, method.DeclaringType!),
            method,
            method.GetParameters().Select((one, index) =>
                Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), one.ParameterType)));
        return Expression.Lambda<Func<object, object?[], Task>>(ReturnShape.AsTask(call), target, arguments).Compile();
    }
}
