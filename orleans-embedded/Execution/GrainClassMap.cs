using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>Finds grain classes, and the class behind an interface.</summary>
internal sealed class GrainClassMap
{
    private static readonly string Model = typeof(IGrain).Assembly.GetName().Name!;

    private readonly Dictionary<GrainType, GrainClass> classes;
    private readonly ConcurrentDictionary<(Type Interface, string? Prefix), GrainClass> resolved = new();

    public GrainClassMap(IEnumerable<ApplicationPart> parts)
    {
        Assemblies = FindAssemblies(parts.Select(static part => part.Assembly));
        Types = [.. Assemblies.SelectMany(TypesOf)];
        GrainClass[] found = [.. Types
            .Where(static type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
                && typeof(IGrain).IsAssignableFrom(type) && typeof(IGrainBase).IsAssignableFrom(type))
            .Select(static type => new GrainClass(type))];
        if (found.GroupBy(static one => one.GrainType).FirstOrDefault(static group => group.Count() > 1) is { } clash)
        {
            throw new OrleansConfigurationException(
                $"Grain type '{clash.Key}' is claimed by {string.Join(" and ", clash.Select(static one => one.Type.FullName))}: name them apart with [GrainType].");
        }

        classes = found.ToDictionary(static one => one.GrainType);
    }

    public IReadOnlyList<Assembly> Assemblies { get; }

    public IReadOnlyList<Type> Types { get; }

    public IReadOnlyCollection<GrainClass> Classes => classes.Values;

    public GrainClass? Find(GrainType type) => classes.GetValueOrDefault(type);

    public GrainClass Resolve(Type interfaceType, string? classNamePrefix) =>
        resolved.GetOrAdd((interfaceType, classNamePrefix), key => ResolveNew(key.Interface, key.Prefix));

    private static Type[] TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partial)
        {
            return [.. partial.Types.OfType<Type>()];
        }
    }

    /// <summary>Those that use the grain model: loaded, reachable from the entry assembly by reference, or named.</summary>
    private static List<Assembly> FindAssemblies(IEnumerable<Assembly> named)
    {
        Dictionary<string, Assembly> seen = [];
        Queue<Assembly> open = new(named.Concat(AppDomain.CurrentDomain.GetAssemblies().Where(static one => !one.IsDynamic)));
        List<Assembly> found = [typeof(IGrain).Assembly];
        HashSet<Assembly> parts = [.. named];
        while (open.TryDequeue(out Assembly? assembly))
        {
            if (!seen.TryAdd(assembly.FullName!, assembly) || IsFramework(assembly.GetName().Name!))
            {
                continue;
            }

            AssemblyName[] references = assembly.GetReferencedAssemblies();
            if (assembly != typeof(IGrain).Assembly && (parts.Contains(assembly) || references.Any(static one => one.Name == Model)))
            {
                found.Add(assembly);
            }

            foreach (AssemblyName reference in references.Where(one => !IsFramework(one.Name!) && !seen.ContainsKey(one.FullName)))
            {
                if (TryLoad(reference) is { } loaded)
                {
                    open.Enqueue(loaded);
                }
            }
        }

        return found;
    }

    private static Assembly? TryLoad(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            // A reference that is needed only when building is not deployed; it cannot hold grains.
            return null;
        }
    }

    private static bool IsFramework(string name) =>
        name.StartsWith("System", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name.StartsWith("xunit", StringComparison.Ordinal) || name is "netstandard" or "mscorlib" or "Npgsql";

    private GrainClass ResolveNew(Type interfaceType, string? prefix)
    {
        GrainClass[] candidates = [.. classes.Values.Where(one =>
            interfaceType.IsAssignableFrom(one.Type)
            && (string.IsNullOrEmpty(prefix) || one.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal)
                || one.Type.Name.StartsWith(prefix, StringComparison.Ordinal)))];
        if (candidates.Length == 1)
        {
            return candidates[0];
        }

        GrainClass? byName = candidates.FirstOrDefault(one => interfaceType.Name == "I" + one.Type.Name);
        return byName ?? throw new ArgumentException(candidates.Length == 0
            ? $"Could not find an implementation for interface {interfaceType.FullName}."
            : $"Interface {interfaceType.FullName} has {candidates.Length} implementations ({string.Join(", ", candidates.Select(one => one.Type.FullName))}): give a class name prefix.");
    }
}
