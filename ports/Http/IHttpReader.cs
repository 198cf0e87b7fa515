namespace PrisonOps.Ports.Http;

/// <summary>Reads web servers. Expected failures are outcomes, never exceptions.</summary>
public interface IHttpReader
{
    IHttpDialogue Open(HttpTarget target);
}
