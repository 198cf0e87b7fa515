using System.Reflection;

namespace PrisonOps.Tests.Web.Host;

/// <summary>A grain factory that answers GetGrain and gives observers back as they are.</summary>
public class GrainProxy : DispatchProxy
{
    internal Func<Type, object, object> Answer { get; set; } = (_, _) => throw new InvalidOperationException("No grid.");

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        "GetGrain" when targetMethod.IsGenericMethod => Answer(targetMethod.GetGenericArguments()[0], args![0]!),
        "CreateObjectReference" => args![0],
        "DeleteObjectReference" => null,
        _ => throw new NotSupportedException(targetMethod.Name),
    };
}
