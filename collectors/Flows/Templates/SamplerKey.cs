using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows.Templates;

/// <summary>What a sampling rate is said about.</summary>
/// <param name="Id">Of the sampler or the port; 0 for the whole domain.</param>
internal readonly record struct SamplerKey(FlowFormat Format, uint Domain, SamplerScope Scope, uint Id);
