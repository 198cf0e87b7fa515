namespace PrisonOps.Ports.Health;

public enum DatabaseState
{
    /// <summary>Not asked yet, or migrations are running.</summary>
    Starting,
    Ready,

    /// <summary>Connections fail; the product is starting the server again, actors go on judging, samples wait.</summary>
    Lost,
}
