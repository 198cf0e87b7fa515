using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Which members of a type travel: those with an id, and the parameters of a record.</summary>
internal static class SerializedMembers
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static List<MemberInfo> Of(Type type)
    {
        List<MemberInfo> members = [];
        for (Type? level = type; level is not null && level != typeof(object); level = level.BaseType)
        {
            if (level.GetCustomAttribute<GenerateSerializerAttribute>(false) is { } attribute)
            {
                members.AddRange(OfLevel(level, attribute));
            }
        }

        return members;
    }

    public static Type TypeOf(MemberInfo member) => member is FieldInfo field ? field.FieldType : ((PropertyInfo)member).PropertyType;

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Declared) is not null
        || (type.IsValueType && type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true);

    private static IEnumerable<MemberInfo> OfLevel(Type level, GenerateSerializerAttribute attribute)
    {
        bool includesParameters = attribute.IncludesPrimaryConstructorParameters ?? IsRecord(level);
        HashSet<string> parameters = includesParameters ? ParametersOf(level) : [];
        foreach (PropertyInfo property in level.GetProperties(Declared).Where(static one => one.GetIndexParameters().Length == 0))
        {
            bool isPublicData = attribute.GenerateFieldIds == GenerateFieldIds.PublicProperties
                && property.GetMethod is { IsPublic: true } && BackingFieldOf(property) is not null;
            if (property.IsDefined(typeof(IdAttribute), false) || parameters.Contains(property.Name) || isPublicData)
            {
                yield return property;
            }
        }

        foreach (FieldInfo field in level.GetFields(Declared))
        {
            if (field.IsDefined(typeof(IdAttribute), false) || (includesParameters && field.Name.StartsWith('<') && field.Name.EndsWith(">P", StringComparison.Ordinal)))
            {
                yield return field;
            }
        }
    }

    internal static FieldInfo? BackingFieldOf(PropertyInfo property) =>
        property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", Declared);

    // The compiler writes Deconstruct for exactly the parameters of a record.
    private static HashSet<string> ParametersOf(Type type) =>
        type.GetMethods(Declared).FirstOrDefault(static one => one.Name == "Deconstruct" && one.IsDefined(typeof(CompilerGeneratedAttribute)))
            ?.GetParameters().Select(static one => one.Name!).ToHashSet() ?? [];
}
