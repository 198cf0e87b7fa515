using System.Runtime.CompilerServices;

namespace Orleans.Storage;

/// <summary>Makes the state of a grain that has no record yet.</summary>
internal static class StateActivator
{
    public static T Create<T>() => typeof(T).IsValueType || typeof(T).GetConstructor(Type.EmptyTypes) is not null
        ? Activator.CreateInstance<T>()
        : (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
}
