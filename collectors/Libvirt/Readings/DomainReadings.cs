using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Libvirt.Readings;

/// <summary>The numbers of one machine under the normalised names.</summary>
internal static class DomainReadings
{
    private const int Running = 1, Paused = 3, Crashed = 6, PausedByInputOutput = 5;
    private const double PerNanosecond = 1e-9;
    private const double OctetsPerKib = 1_024;

    /// <summary>Of the parts of one machine: a host that tells more is not believed.</summary>
    private const int PartsMax = 64;

    public static bool IsRunning(DomainStatistics domain) => domain["state.state"] == Running;

    /// <param name="own">Before the part's name; "" where the object is the machine itself.</param>
    public static IEnumerable<Quantity> Of(DomainStatistics domain, string own)
    {
        IEnumerable<Quantity?> all =
        [
            Gauge("guest.state", own, domain["state.state"], "1", QuantityKind.State),
            Gauge("guest.failed", own, IsFailed(domain) ? 1 : 0, "1", QuantityKind.State),
            // Seconds of all its processors, shared among them: a rate of 1 is a machine that uses all that it has.
            Counter("guest.cpu.load", own, domain["cpu.time"] * PerNanosecond / Math.Max(1, domain["vcpu.current"] ?? 1), "s"),
            Gauge("guest.cpu.count", own, domain["vcpu.current"], "1"),
            Gauge("guest.memory.total", own, domain["balloon.current"] * OctetsPerKib, "By"),
            Gauge("guest.memory.resident", own, domain["balloon.rss"] * OctetsPerKib, "By"),
            // Only machines with a driver for it tell how much of their memory they could give away.
            Gauge("guest.memory.used", own, 1 - (domain["balloon.usable"] / domain["balloon.available"]), "ratio"),
            .. Parts(domain, "block").SelectMany(part => Disk(domain, part.Prefix, Joined(own, part.Name))),
            .. Parts(domain, "net").SelectMany(part => Port(domain, part.Prefix, Joined(own, part.Name))),
        ];
        return all.OfType<Quantity>();
    }

    private static IEnumerable<Quantity?> Disk(DomainStatistics domain, string prefix, string instance) =>
    [
        Counter("guest.disk.read", instance, domain[$"{prefix}.rd.bytes"], "By"),
        Counter("guest.disk.written", instance, domain[$"{prefix}.wr.bytes"], "By"),
        Counter("guest.disk.reads", instance, domain[$"{prefix}.rd.reqs"], "1"),
        Counter("guest.disk.writes", instance, domain[$"{prefix}.wr.reqs"], "1"),
        Gauge("guest.disk.size", instance, domain[$"{prefix}.capacity"], "By"),
        Gauge("guest.disk.allocated", instance, domain[$"{prefix}.allocation"], "By"),
    ];

    private static IEnumerable<Quantity?> Port(DomainStatistics domain, string prefix, string instance) =>
    [
        Counter("guest.interface.in", instance, domain[$"{prefix}.rx.bytes"], "By"),
        Counter("guest.interface.out", instance, domain[$"{prefix}.tx.bytes"], "By"),
        Counter("guest.interface.in.errors", instance, domain[$"{prefix}.rx.errs"], "1"),
        Counter("guest.interface.out.errors", instance, domain[$"{prefix}.tx.errs"], "1"),
    ];

    private static IEnumerable<(string Prefix, string Name)> Parts(DomainStatistics domain, string kind)
    {
        for (int i = 0; i < Math.Min(PartsMax, domain[$"{kind}.count"] ?? 0); i++)
        {
            string prefix = $"{kind}.{i}";
            if (domain.Texts.TryGetValue($"{prefix}.name", out string? name)) yield return (prefix, name);
        }
    }

    /// <summary>Crashed, or stopped by the host because a disk of it failed.</summary>
    private static bool IsFailed(DomainStatistics domain) =>
        domain["state.state"] == Crashed || (domain["state.state"] == Paused && domain["state.reason"] == PausedByInputOutput);

    private static string Joined(string own, string part) => own.Length == 0 ? part : $"{own} {part}";

    private static Quantity? Gauge(string name, string instance, double? value, string unit, QuantityKind kind = QuantityKind.Gauge) =>
        value is { } known && double.IsFinite(known) ? new(name, instance, known, unit, kind) : null;

    private static Quantity? Counter(string name, string instance, double? value, string unit) => Gauge(name, instance, value, unit, QuantityKind.Counter64);
}
