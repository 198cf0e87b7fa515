namespace PrisonOps.Ports.Devices;

public enum QuantityKind
{
    Gauge = 0,
    Counter32 = 1,
    Counter64 = 2,

    /// <summary>A number that stands for a state, for example ifOperStatus.</summary>
    State = 3,
}
