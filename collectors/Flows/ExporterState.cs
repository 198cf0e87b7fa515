using PrisonOps.Collectors.Flows.Templates;
using PrisonOps.Collectors.Flows.Wire;

namespace PrisonOps.Collectors.Flows;

/// <summary>What has to be remembered of one exporter between its datagrams. Everything in it is bounded, because its sender decides how much comes.</summary>
internal sealed class ExporterState(DateTimeOffset heardAt)
{
    public const int TemplatesMax = 512;
    public const int SamplersMax = 512;
    private const int StreamsMax = 64;

    /// <summary>Exporters announce their templates every 30 minutes or more often.</summary>
    private static readonly TimeSpan TemplateLife = TimeSpan.FromHours(2);

    private readonly Dictionary<uint, SequenceWatch> sequences = [];
    private readonly Dictionary<TemplateKey, FlowTemplate> templates = [];
    private readonly Dictionary<SamplerKey, uint> samplers = [];

    public DateTimeOffset HeardAt { get; set; } = heardAt;

    /// <summary>Null when the exporter has more streams than are followed.</summary>
    public SequenceWatch? Sequence(uint stream)
    {
        if (sequences.TryGetValue(stream, out SequenceWatch? watch)) return watch;
        return sequences.Count < StreamsMax ? sequences[stream] = new() : null;
    }

    /// <summary>False when there is no room for another one.</summary>
    public bool Announce(TemplateKey key, FlowTemplate template)
    {
        if (!templates.ContainsKey(key) && templates.Count >= TemplatesMax) Forget(template.AnnouncedAt);
        if (!templates.ContainsKey(key) && templates.Count >= TemplatesMax) return false;

        templates[key] = template;
        return true;
    }

    public FlowTemplate? Find(TemplateKey key, DateTimeOffset now) =>
        templates.TryGetValue(key, out FlowTemplate? template) && now - template.AnnouncedAt <= TemplateLife ? template : null;

    public void Withdraw(TemplateKey key) => templates.Remove(key);

    public void WithdrawAll(TemplateKey likeThis, bool options)
    {
        TemplateKey[] gone =
        [
            .. templates.Where(one => (one.Key.Format, one.Key.Domain, one.Value.IsOptions) == (likeThis.Format, likeThis.Domain, options)).Select(one => one.Key),
        ];
        foreach (TemplateKey key in gone) templates.Remove(key);
    }

    public void Sample(SamplerKey key, uint rate)
    {
        if (samplers.ContainsKey(key) || samplers.Count < SamplersMax) samplers[key] = rate;
    }

    public uint? RateOf(SamplerKey key) => samplers.TryGetValue(key, out uint rate) ? rate : null;

    private void Forget(DateTimeOffset now)
    {
        foreach (TemplateKey key in templates.Where(one => now - one.Value.AnnouncedAt > TemplateLife).Select(one => one.Key).ToArray()) templates.Remove(key);
    }
}
