namespace PrisonOps.Ports.Flows;

/// <summary>What the intake of flows writes. Unscoped: used by the grid only.</summary>
public interface IFlowStore
{
    /// <summary>All of the batch in one transaction; the same batch again changes nothing. False when the minutes were left out, because the disk is full.</summary>
    Task<bool> Commit(FlowBatch batch, CancellationToken cancellationToken);
}
