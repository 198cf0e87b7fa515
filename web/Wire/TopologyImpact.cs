namespace PrisonOps.Web.Wire;

/// <summary>What is cut off when one node or one link fails.</summary>
/// <param name="CutOff">No longer reach the greatest part of what they were connected with.</param>
/// <param name="Weakened">Go on, but over their last way.</param>
/// <param name="ByClass">The objects that are cut off, by class.</param>
public sealed record TopologyImpact(
    IReadOnlyList<TopologyImpactObject> CutOff, IReadOnlyList<TopologyImpactObject> Weakened, IReadOnlyDictionary<string, int> ByClass, bool IsCut);
