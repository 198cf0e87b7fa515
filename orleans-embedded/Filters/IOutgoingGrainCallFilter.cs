namespace Orleans;

/// <summary>Stands before every call that leaves; it goes on with <see cref="IGrainCallContext.Invoke"/>.</summary>
public interface IOutgoingGrainCallFilter
{
    Task Invoke(IOutgoingGrainCallContext context);
}
