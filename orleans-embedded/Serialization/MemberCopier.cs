using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Serialization;

/// <summary>Compiles the copying of one type with a serializer.</summary>
internal static class MemberCopier
{
    private static readonly MethodInfo CopyMember =
        ((Func<object?, Type, CopyContext, object?>)DeepCopy.Copy).Method;

    private static readonly MethodInfo RecordCopy = typeof(CopyContext).GetMethod(nameof(CopyContext.Record))!;

    public static Func<object, CopyContext, object> Compile(Type type)
    {
        List<MemberInfo> members = SerializedMembers.Of(type);
        return members.All(IsAssignable) ? CompileAssignments(type, members) : ByReflection(type, members);
    }

    private static bool IsAssignable(MemberInfo member) => member is FieldInfo { IsInitOnly: false } or PropertyInfo { SetMethod: not null, GetMethod: not null };

    private static Func<object, CopyContext, object> CompileAssignments(Type type, List<MemberInfo> members)
    {
        ParameterExpression value = Expression.Parameter(typeof(object));
        ParameterExpression context = Expression.Parameter(typeof(CopyContext));
        ParameterExpression original = Expression.Variable(type);
        ParameterExpression copy = Expression.Variable(type);
        List<Expression> steps =
        [
            Expression.Assign(original, Expression.Convert(value, type)),
            Expression.Assign(copy, Creation(type)),
        ];
        if (!type.IsValueType)
        {
            steps.Add(Expression.Call(context, RecordCopy.MakeGenericMethod(type), value, copy));
        }

        foreach (MemberInfo member in members)
        {
            Expression read = Expression.MakeMemberAccess(Typed(original, member), member);
            if (!IsShared(member))
            {
                read = Expression.Convert(
                    Expression.Call(CopyMember, Expression.Convert(read, typeof(object)), Expression.Constant(read.Type, typeof(Type)), context),
                    read.Type);
            }

            steps.Add(Expression.Assign(Expression.MakeMemberAccess(Typed(copy, member), member), read));
        }

        steps.Add(Expression.Convert(copy, typeof(object)));
        return Expression.Lambda<Func<object, CopyContext, object>>(
            Expression.Block([original, copy], steps), value, context).Compile();
    }

    private static Expression Typed(ParameterExpression instance, MemberInfo member) =>
        member.DeclaringType == instance.Type ? instance : Expression.Convert(instance, member.DeclaringType!);

    // As in Orleans: a type without a parameterless constructor is made without running any.
    private static Expression Creation(Type type)
    {
        if (type.IsValueType)
        {
            return Expression.Default(type);
        }

        return type.GetConstructor(BindingFlags.Instance | BindingFlags.Public, []) is { } constructor
            ? Expression.New(constructor)
            : Expression.Convert(
                Expression.Call(typeof(RuntimeHelpers), nameof(RuntimeHelpers.GetUninitializedObject), null, Expression.Constant(type, typeof(Type))), type);
    }

    /// <summary>The slow way, for members that only a constructor can set.</summary>
    private static Func<object, CopyContext, object> ByReflection(Type type, List<MemberInfo> members)
    {
        FieldInfo[] fields = [.. members.Select(member => member as FieldInfo ?? SerializedMembers.BackingFieldOf((PropertyInfo)member)
            ?? throw new CodecNotFoundException($"{type}.{member.Name} has an [Id], but nothing can set it: give it a setter."))];
        ConstructorInfo? constructor = type.GetConstructor(BindingFlags.Instance | BindingFlags.Public, []);
        return (value, context) =>
        {
            object copy = constructor?.Invoke(null) ?? RuntimeHelpers.GetUninitializedObject(type);
            if (!type.IsValueType)
            {
                context.Record(value, copy);
            }

            for (int index = 0; index < fields.Length; index++)
            {
                object? given = fields[index].GetValue(value);
                fields[index].SetValue(copy, IsShared(members[index]) ? given : DeepCopy.Copy(given, fields[index].FieldType, context));
            }

            return copy;
        };
    }

    private static bool IsShared(MemberInfo member) =>
        member.IsDefined(typeof(ImmutableAttribute), false) || Shareable.IsDeclared(SerializedMembers.TypeOf(member));
}
