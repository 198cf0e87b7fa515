using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Protocols;

/// <summary>Reads one device once, by any protocol but SNMP. Expected failures are outcomes, never exceptions.</summary>
public interface IProtocolSurveyor
{
    /// <exception cref="OperationCanceledException">The asker gave up.</exception>
    Task<ProtocolSurvey> Survey(ObjectConfiguration device, TimeSpan within, CancellationToken cancellationToken);
}
