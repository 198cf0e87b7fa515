namespace PrisonOps.Ports.Http;

/// <summary>Some requests to one server, over one connection and in one session. Disposing it ends the session.</summary>
public interface IHttpDialogue : IAsyncDisposable
{
    /// <param name="path">With its query; a path, not an address of another server.</param>
    /// <exception cref="OperationCanceledException">The asker gave up.</exception>
    Task<HttpAnswer> Get(string path, CancellationToken cancellationToken);
}
