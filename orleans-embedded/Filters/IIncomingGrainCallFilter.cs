namespace Orleans;

/// <summary>Stands before every call that arrives; it goes on with <see cref="IGrainCallContext.Invoke"/>.</summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}
