namespace Orleans;

/// <summary>A service that subscribes to a life cycle when the host is built.</summary>
public interface ILifecycleParticipant<TLifecycleObservable>
    where TLifecycleObservable : ILifecycleObservable
{
    void Participate(TLifecycleObservable lifecycle);
}
