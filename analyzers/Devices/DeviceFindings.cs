using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Devices;

/// <summary>The types of finding that a polled device can have besides those of the standard pack (thresholds and states).</summary>
public static class DeviceFindings
{
    /// <summary>It does not answer: nothing else is known of it.</summary>
    public const string Unreachable = "device.unreachable";

    /// <summary>It is there and refuses our credentials.</summary>
    public const string Unauthorised = "device.unauthorised";

    /// <summary>Something answers that is not the protocol.</summary>
    public const string Malformed = "device.malformed";

    /// <summary>Our side cannot ask: no credential set, no place in a queue. The detail says which; nothing is known of the device.</summary>
    public const string NotAsked = "monitoring.not-asked";

    /// <summary>Its own thresholds cannot be read; the defaults apply.</summary>
    public const string ThresholdsInvalid = "device.thresholds-invalid";

    /// <summary>A port that was up is down although it is meant to be up. The instance is the port.</summary>
    public const string InterfaceDown = "interface.down";

    public static ImmutableArray<string> All { get; } = [Unreachable, Unauthorised, Malformed, NotAsked, ThresholdsInvalid, InterfaceDown];
}
