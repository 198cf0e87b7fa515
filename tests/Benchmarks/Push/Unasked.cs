using System.Reflection;

namespace PrisonOps.Benchmarks.Push;

/// <summary>A port that the benchmark does not use; whoever asks it after all is told so.</summary>
public class Unasked : DispatchProxy
{
    private (string Method, Func<object?[], object> Answer)[] answers = [];

    internal static T Of<T>(params (string Method, Func<object?[], object> Answer)[] answers)
        where T : class
    {
        T port = Create<T, Unasked>();
        ((Unasked)(object)port).answers = answers;
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Array.Find(answers, answer => answer.Method == targetMethod!.Name).Answer?.Invoke(args ?? [])
        ?? throw new NotSupportedException($"The push benchmark asks nothing of {targetMethod!.DeclaringType!.Name}.{targetMethod.Name}.");
}
