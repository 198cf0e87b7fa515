using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Protocols;

/// <summary>Who a device is, out of the parts that it says and of what its profile knows.</summary>
internal static class ProtocolIdentity
{
    private const int TextLengthMax = 255;

    /// <summary>name, vendor, model, version and serial; what the device says goes before what the profile says.</summary>
    public static DeviceIdentity Of(IReadOnlyDictionary<string, string> said, string? vendor, string? kind, string? profile)
    {
        (vendor, string? model, string? version) = (Part(said, "vendor") ?? vendor, Part(said, "model"), Part(said, "version"));
        return new(Part(said, "name"), string.Join(' ', new[] { vendor, model, version }.Where(part => part is not null)), null, null)
        {
            Vendor = vendor,
            Kind = kind,
            Model = model,
            Version = version,
            Serial = Part(said, "serial"),
            Profile = profile,
        };
    }

    private static string? Part(IReadOnlyDictionary<string, string> said, string name) =>
        said.GetValueOrDefault(name)?.Trim() is { Length: > 0 } text ? text[..Math.Min(text.Length, TextLengthMax)] : null;
}
