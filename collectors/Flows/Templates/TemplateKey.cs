using PrisonOps.Ports.Flows;

namespace PrisonOps.Collectors.Flows.Templates;

/// <param name="Domain">Source id of NetFlow 9, observation domain of IPFIX: each numbers its templates for itself.</param>
internal readonly record struct TemplateKey(FlowFormat Format, uint Domain, ushort Id);
