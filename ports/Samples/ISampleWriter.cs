namespace PrisonOps.Ports.Samples;

/// <summary>The per-silo sample writer. Offering never waits; a batch is committed once a second.</summary>
public interface ISampleWriter
{
    /// <summary>False when even the spill file is full: the row was dropped, counted, and becomes a gap.</summary>
    bool Offer(SampleRow row);
}
