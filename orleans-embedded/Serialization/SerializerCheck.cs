using System.Reflection;
using Orleans.Execution;
using Orleans.Runtime;

namespace Orleans.Serialization;

/// <summary>Refuses to start when a grain interface mentions what cannot travel: better at start than at the first call.</summary>
internal static class SerializerCheck
{
    private static readonly HashSet<Type> CollectionInterfaces =
    [
        typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(ISet<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>),
        typeof(IReadOnlySet<>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>),
    ];

    public static void Run(GrainClassMap classes)
    {
        List<string> problems = [.. classes.Types
            .Where(static type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type) && type.Assembly != typeof(IGrain).Assembly)
            .SelectMany(type => ProblemsOf(type, classes.Types))
            .Distinct().Order(StringComparer.Ordinal)];
        if (problems.Count > 0)
        {
            throw new OrleansConfigurationException(
                $"Found types without a serializer in grain interfaces:{Environment.NewLine}{string.Join(Environment.NewLine, problems)}");
        }
    }

    internal static IEnumerable<string> ProblemsOf(Type interfaceType, IReadOnlyList<Type> known)
    {
        foreach (MethodInfo method in interfaceType.GetMethods().Where(static one => !one.IsStatic))
        {
            string name = $"{interfaceType.FullName}.{method.Name}";
            if (method.IsGenericMethodDefinition)
            {
                yield return $"{name}: a generic method cannot be called through a reference";
                continue;
            }

            if (ReturnShape.For(method.ReturnType) is not { } shape || (method.ReturnType == typeof(void) && !typeof(IGrainObserver).IsAssignableFrom(interfaceType)))
            {
                yield return $"{name}: returns {method.ReturnType}; allowed are Task, Task<T>, ValueTask and ValueTask<T>";
                continue;
            }

            IEnumerable<Type> mentioned = method.GetParameters().Select(static one => one.ParameterType);
            foreach (Type type in shape.ResultType is { } result ? mentioned.Append(result) : mentioned)
            {
                HashSet<Type> visited = [];
                foreach (string problem in Missing(type, type.ToString(), visited, known))
                {
                    yield return $"{name}: {problem}";
                }
            }
        }
    }

    private static IEnumerable<string> Missing(Type type, string path, HashSet<Type> visited, IReadOnlyList<Type> known)
    {
        if (type.IsByRef || type.IsPointer)
        {
            return [$"{path} is handed over by reference"];
        }

        if (!visited.Add(type) || type.IsGenericParameter || IsPlain(type))
        {
            return [];
        }

        if (type.IsArray)
        {
            return Missing(type.GetElementType()!, path, visited, known);
        }

        if (type.IsDefined(typeof(GenerateSerializerAttribute), false))
        {
            return SerializedMembers.Of(type).SelectMany(member =>
                Missing(SerializedMembers.TypeOf(member), $"{path} -> {member.Name} ({SerializedMembers.TypeOf(member)})", visited, known));
        }

        if (type.IsGenericType && IsKnownGeneric(type))
        {
            return type.GetGenericArguments().SelectMany(argument => Missing(argument, $"{path} -> {argument}", visited, known));
        }

        return (type.IsInterface || type.IsAbstract) && known.Any(one => one.IsDefined(typeof(GenerateSerializerAttribute), false) && type.IsAssignableFrom(one))
            ? []
            : [$"{path} has no serializer: give it [GenerateSerializer] and its members [Id]"];
    }

    private static bool IsPlain(Type type) =>
        type == typeof(object) || (Shareable.Is(type) && !type.IsGenericType && !type.IsDefined(typeof(ImmutableAttribute), false))
        || type.Assembly == typeof(IGrain).Assembly || typeof(IAddressable).IsAssignableFrom(type) || typeof(Exception).IsAssignableFrom(type)
        || type == typeof(System.Net.IPEndPoint);

    private static bool IsKnownGeneric(Type type)
    {
        Type definition = type.GetGenericTypeDefinition();
        return CollectionInterfaces.Contains(definition) || CollectionCopiers.Definitions.Contains(definition)
            || definition == typeof(Nullable<>) || definition.Namespace == typeof(System.Collections.Immutable.ImmutableArray).Namespace
            || definition.Namespace == typeof(System.Collections.Frozen.FrozenSet).Namespace
            || typeof(System.Runtime.CompilerServices.ITuple).IsAssignableFrom(type);
    }
}
