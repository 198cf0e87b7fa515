namespace PrisonOps.Collectors.Flows.Templates;

internal enum SamplerScope
{
    Domain,
    Sampler,
    Port,
}
