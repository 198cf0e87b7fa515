namespace PrisonOps.Ports.Notices;

public interface INoticeLead : IAsyncDisposable
{
    /// <summary>False when the connection that the lead hangs on has gone.</summary>
    Task<bool> Stands(CancellationToken cancellationToken);
}
