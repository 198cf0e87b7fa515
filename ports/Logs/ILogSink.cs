namespace PrisonOps.Ports.Logs;

/// <summary>Takes what listeners receive. Bounded: how it says no depends on whether the sender can be held up.</summary>
public interface ILogSink
{
    /// <summary>For datagrams whose sender hears nothing back. False when there is no room; the message is lost and counted.</summary>
    bool Offer(LogMessage message);

    /// <summary>For streams: waits for room, so that the sender is held up.</summary>
    ValueTask Accept(LogMessage message, CancellationToken cancellationToken);

    /// <summary>For what is acknowledged: true once the message is committed or on the disk, false when it will not be.</summary>
    Task<bool> Store(LogMessage message, CancellationToken cancellationToken);
}
