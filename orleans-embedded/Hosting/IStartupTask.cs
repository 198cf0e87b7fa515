namespace Orleans.Runtime;

/// <summary>Done once when the host has become active.</summary>
public interface IStartupTask
{
    Task Execute(CancellationToken cancellationToken);
}
