using System.Linq.Expressions;
using System.Reflection;

namespace Orleans.Execution;

/// <summary>What a grain method returns, and how to make it of a reply and take the result out of it.</summary>
internal abstract class ReturnShape
{
    private static readonly ReturnShape NoResult = new TaskShape();

    /// <summary>The type of the result, or none.</summary>
    public virtual Type? ResultType => null;

    public static ReturnShape? For(Type type)
    {
        if (type == typeof(Task) || type == typeof(void))
        {
            return NoResult;
        }

        if (type == typeof(ValueTask))
        {
            return new ValueTaskShape();
        }

        Type? open = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        Type? shape = open == typeof(Task<>) ? typeof(TaskShape<>) : open == typeof(ValueTask<>) ? typeof(ValueTaskShape<>) : null;
        return shape is null ? null : (ReturnShape)Activator.CreateInstance(shape.MakeGenericType(type.GetGenericArguments()))!;
    }

    /// <summary>An expression that turns the returned value of a call into a Task.</summary>
    public static Expression AsTask(MethodCallExpression call)
    {
        Type type = call.Type;
        if (type == typeof(void))
        {
            return Expression.Block(call, Expression.Constant(Task.CompletedTask));
        }

        MethodInfo? asTask = type.IsValueType ? type.GetMethod(nameof(ValueTask.AsTask)) : null;
        return Expression.Convert(asTask is null ? call : Expression.Call(call, asTask), typeof(Task));
    }

    public virtual Reply NewReply() => new Reply<object?>();

    public virtual object ToReturnValue(Reply reply) => reply.Task;

    public virtual object? ResultOf(Task completed) => null;

    private sealed class TaskShape : ReturnShape;

    private sealed class ValueTaskShape : ReturnShape
    {
        public override object ToReturnValue(Reply reply) => new ValueTask(reply.Task);
    }

    private class TaskShape<T> : ReturnShape
    {
        public override Type ResultType => typeof(T);

        public override Reply NewReply() => new Reply<T>();

        public override object? ResultOf(Task completed) => ((Task<T>)completed).GetAwaiter().GetResult();
    }

    private sealed class ValueTaskShape<T> : TaskShape<T>
    {
        public override object ToReturnValue(Reply reply) => new ValueTask<T>(((Reply<T>)reply).TypedTask);
    }
}
